import type { HorizontalPodAutoscaler } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A HorizontalPodAutoscaler as rules meet it. */
export type HorizontalPodAutoscalerNode = Decoded<HorizontalPodAutoscaler>;

/** The rules of a HorizontalPodAutoscaler. */
export const horizontalPodAutoscalerRules: readonly Rule<HorizontalPodAutoscalerNode>[] = [];

/** Judges a HorizontalPodAutoscaler. */
export function judgeHorizontalPodAutoscaler(
  object: HorizontalPodAutoscalerNode,
  at: FieldPath,
): void {
  run(horizontalPodAutoscalerRules, object, at, undefined);
}
