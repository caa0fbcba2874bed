import type { PodDisruptionBudget } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A PodDisruptionBudget as rules meet it. */
export type PodDisruptionBudgetNode = Decoded<PodDisruptionBudget>;

/** The rules of a PodDisruptionBudget. */
export const podDisruptionBudgetRules: readonly Rule<PodDisruptionBudgetNode>[] = [];

/** Judges a PodDisruptionBudget. */
export function judgePodDisruptionBudget(object: PodDisruptionBudgetNode, at: FieldPath): void {
  run(podDisruptionBudgetRules, object, at, undefined);
}
