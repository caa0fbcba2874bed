import type { Judged } from '../api-server/judge-object';
import type { Decoded } from '../decoded';
import type { ContainerView, PodView } from '../pod-security/pod-view';
import type { Rule, RuleInfo } from '../rule';
import type { Companions } from './companions';

/** A rule that experience holds, not the server. */
export interface Advice<Node, Scope = unknown> extends Rule<Node, Scope> {
  readonly set: 'good-practice';
  /** The checks of linters that ask for the same, or nearly: `'kube-linter latest-tag'`; none where the rule is our own. */
  readonly knownAs: readonly string[];
}

/** A pod as advice meets it: with the object that holds it. */
export interface AdvisedPod extends PodView {
  readonly owner: Judged;
  /** The objects that are judged together with it, where there are several. */
  readonly companions: Companions | undefined;
}

/** Advice about a pod. */
export type PodAdvice = Advice<AdvisedPod>;

/** Advice about one container of a pod; ephemeral ones get none. */
export type ContainerAdvice = Advice<ContainerView, AdvisedPod>;

/** Advice about an object of one kind, in the light of the objects judged with it, where there are several. */
export type ObjectAdvice<Kind> = Advice<Decoded<Kind>, Companions | undefined>;

/** What all advice has in common. */
export const goodPractice = { set: 'good-practice' } as const;

/** The rule under which waivers themselves are reported. */
export const keepWaiversCurrent: RuleInfo = {
  ...goodPractice,
  id: 'keep-waivers-current',
  refuses: 'a waiver that matches nothing, gives no reason, or names a rule that cannot be waived',
};

const longRunning: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
]);

/** Whether pods of the kind are meant to run until they are told to stop, and are replaced when they fail. */
export function isLongRunning(kind: string): boolean {
  return longRunning.has(kind);
}
