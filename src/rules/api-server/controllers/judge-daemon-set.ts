import type { DaemonSet } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A DaemonSet as rules meet it. */
export type DaemonSetNode = Decoded<DaemonSet>;

/** The rules of a DaemonSet. */
export const daemonSetRules: readonly Rule<DaemonSetNode>[] = [];

/** Judges a DaemonSet. */
export function judgeDaemonSet(object: DaemonSetNode, at: FieldPath): void {
  run(daemonSetRules, object, at, undefined);
  judgePodTemplate(object.spec?.template ?? {}, at.child('spec').child('template'), 'DaemonSet');
}
