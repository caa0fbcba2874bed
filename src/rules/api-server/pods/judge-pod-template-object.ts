import type { PodTemplate } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from './judge-pod';

/** A PodTemplate as rules meet it. */
export type PodTemplateNode = Decoded<PodTemplate>;

/** The rules of a PodTemplate. */
export const podTemplateObjectRules: readonly Rule<PodTemplateNode>[] = [];

/** Judges a PodTemplate. */
export function judgePodTemplateObject(object: PodTemplateNode, at: FieldPath): void {
  run(podTemplateObjectRules, object, at, undefined);
  judgePodTemplate(object.template ?? {}, at.child('template'), 'PodTemplate');
}
