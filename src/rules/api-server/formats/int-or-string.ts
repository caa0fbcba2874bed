import type { FieldPath } from '../../field-path';
import { leastMessage } from './messages';
import { percentErrors } from './percent';

/** Refuses a number below zero and a text that is no percentage. */
export function refuseUnlessCountOrPercent(value: string | number, at: FieldPath): void {
  if (typeof value === 'number') {
    if (value < 0) at.invalid(value, leastMessage(0));
    return;
  }
  for (const error of percentErrors(value)) at.invalid(value, error);
}

/** Refuses a percentage above 100. */
export function refuseAboveAll(value: string | number, at: FieldPath): void {
  if (typeof value !== 'string' || percentErrors(value).length > 0) return;
  if (Number(value.slice(0, -1)) > 100) at.invalid(value, 'must not be greater than 100%');
}
