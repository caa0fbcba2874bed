import type { FieldPath } from '../../field-path';
import { leastMessage } from './messages';

/** Refuses a number below zero; what is absent is right. */
export function refuseNegative(value: number | undefined, at: FieldPath): void {
  if (value !== undefined && value < 0) at.invalid(value, leastMessage(0));
}
