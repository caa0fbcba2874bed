import type { PodTemplateSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { Selector } from '../selectors/label-selector';
import { selectorMatches } from '../selectors/matches';

/** What the specs of Deployment, ReplicaSet, StatefulSet and DaemonSet have in common. */
export interface ControllerSpecNode {
  readonly replicas?: number | undefined;
  readonly minReadySeconds?: number | undefined;
  readonly revisionHistoryLimit?: number | undefined;
  readonly selector?: Selector | undefined;
  readonly template?: Decoded<PodTemplateSpec> | undefined;
}

/** How the server words its refusals for a kind. */
export interface ControllerWords {
  readonly emptySelector: string;
  readonly deadline: string;
  /** What it says of a whole selector that cannot be compiled; undefined where it says nothing. */
  readonly malformedSelector: string | undefined;
}

/** What the rules of a controller know besides. */
export interface ControllerScope {
  readonly words: ControllerWords;
  /** Whether the selector meets the labels of the template; undefined where it cannot be compiled. */
  readonly matches: boolean | undefined;
}

/** The knowledge that the rules of one controller share. */
export function controllerScope(
  words: ControllerWords,
  { selector, template }: ControllerSpecNode,
): ControllerScope {
  return { words, matches: selectorMatches(selector, template?.metadata?.labels) };
}

/** The words for a Deployment, and for a ReplicaSet, which the server does not tell apart. */
export const replicaSetWords: ControllerWords = {
  emptySelector: 'empty selector is invalid for deployment',
  deadline: 'activeDeadlineSeconds in ReplicaSet is not Supported',
  malformedSelector: 'invalid label selector',
};
