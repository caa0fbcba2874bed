import type { DaemonSet } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';
import { controllerScope, type ControllerScope, type ControllerWords } from './controller-scope';
import { refuseNegativeReplicas, refuseNegativeRevisionHistory } from './counts';
import {
  checkDaemonSetUpdateStrategy,
  checkRollingUpdateOfDaemonSet,
  type DaemonSetSpecNode,
} from './daemon-set-update';
import { checkSelector, matchSelectorToTemplate } from './selector';
import { refuseActiveDeadline, requireRestartPolicyAlways } from './template';

/** A DaemonSet as rules meet it. */
export type DaemonSetNode = Decoded<DaemonSet>;

/** The rules of a DaemonSet's spec. */
export const daemonSetRules: readonly Rule<DaemonSetSpecNode, ControllerScope>[] = [
  checkSelector,
  matchSelectorToTemplate,
  requireRestartPolicyAlways,
  refuseActiveDeadline,
  refuseNegativeReplicas,
  checkDaemonSetUpdateStrategy,
  checkRollingUpdateOfDaemonSet,
  refuseNegativeRevisionHistory,
];

const words: ControllerWords = {
  emptySelector: 'empty selector is invalid for daemonset',
  deadline: 'activeDeadlineSeconds in DaemonSet is not Supported',
  malformedSelector: undefined,
};

/** Judges a DaemonSet. */
export function judgeDaemonSet({ spec = {} }: DaemonSetNode, at: FieldPath): void {
  const place = at.child('spec');
  run(daemonSetRules, spec, place, controllerScope(words, spec));
  judgePodTemplate(spec.template ?? {}, place.child('template'), 'DaemonSet');
}
