import type { ReplicaSet } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';
import {
  controllerScope,
  replicaSetWords,
  type ControllerScope,
  type ControllerSpecNode,
} from './controller-scope';
import { refuseNegativeReplicas } from './counts';
import { replicaSetTemplateRules } from './judge-deployment';
import { recommendLabelName } from './object-name-warning';
import { checkSelector, requireSelector } from './selector';

/** A ReplicaSet as rules meet it. */
export type ReplicaSetNode = Decoded<ReplicaSet>;

/** The rules of a ReplicaSet as a whole. */
export const replicaSetRules: readonly Rule<ReplicaSetNode>[] = [recommendLabelName];

/** The rules of a ReplicaSet's spec. */
export const replicaSetSpecRules: readonly Rule<ControllerSpecNode, ControllerScope>[] = [
  refuseNegativeReplicas,
  requireSelector,
  checkSelector,
];

/** Judges a ReplicaSet. */
export function judgeReplicaSet(object: ReplicaSetNode, at: FieldPath): void {
  run(replicaSetRules, object, at, undefined);
  const { spec = {} } = object;
  const place = at.child('spec');
  const scope = controllerScope(replicaSetWords, spec);
  run(replicaSetSpecRules, spec, place, scope);
  if (scope.matches === undefined) return;
  run(replicaSetTemplateRules, spec, place, scope);
  judgePodTemplate(spec.template ?? {}, place.child('template'), 'ReplicaSet');
}
