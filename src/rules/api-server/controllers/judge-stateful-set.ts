import type { StatefulSet } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A StatefulSet as rules meet it. */
export type StatefulSetNode = Decoded<StatefulSet>;

/** The rules of a StatefulSet. */
export const statefulSetRules: readonly Rule<StatefulSetNode>[] = [];

/** Judges a StatefulSet. */
export function judgeStatefulSet(object: StatefulSetNode, at: FieldPath): void {
  run(statefulSetRules, object, at, undefined);
  judgePodTemplate(object.spec?.template ?? {}, at.child('spec').child('template'), 'StatefulSet');
}
