import type { ReplicaSet } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A ReplicaSet as rules meet it. */
export type ReplicaSetNode = Decoded<ReplicaSet>;

/** The rules of a ReplicaSet. */
export const replicaSetRules: readonly Rule<ReplicaSetNode>[] = [];

/** Judges a ReplicaSet. */
export function judgeReplicaSet(object: ReplicaSetNode, at: FieldPath): void {
  run(replicaSetRules, object, at, undefined);
  judgePodTemplate(object.spec?.template ?? {}, at.child('spec').child('template'), 'ReplicaSet');
}
