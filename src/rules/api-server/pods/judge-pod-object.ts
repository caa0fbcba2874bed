import type { Pod } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { checkAppArmorAnnotationNames } from './app-armor-annotations';
import { judgePodSpec } from './judge-pod';

/** A Pod as rules meet it. */
export type PodNode = Decoded<Pod>;

/** The rules of a Pod. */
export const podRules: readonly Rule<PodNode>[] = [checkAppArmorAnnotationNames];

/** Judges a Pod. */
export function judgePod(object: PodNode, at: FieldPath): void {
  run(podRules, object, at, undefined);
  judgePodSpec(object.spec ?? {}, object.metadata ?? {}, at);
}
