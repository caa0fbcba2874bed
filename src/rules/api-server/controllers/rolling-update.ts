import type { FieldPath } from '../../field-path';
import { refuseAboveAll, refuseUnlessCountOrPercent } from '../formats/int-or-string';
import { percentOf } from '../formats/percent';

type Amount = string | number;

/** Refuses what is neither a count nor a percentage as the pace of an update. */
export function refuseUnlessPace(value: Amount | undefined, field: string, at: FieldPath): void {
  if (value !== undefined && !isRightPace(value)) {
    refuseUnlessCountOrPercent(value, at.child(field));
  }
}

/** Refuses a pace above 100%. */
export function refusePaceAboveAll(value: Amount | undefined, field: string, at: FieldPath): void {
  if (typeof value === 'string') refuseAboveAll(value, at.child(field));
}

function isRightPace(value: Amount): boolean {
  return typeof value === 'number' ? value >= 0 : percentOf(value) !== undefined;
}

const wholeNumber = /^[+-]?[0-9]+$/;

/** Whether a pace is nothing, as the server reads it: a text that is no number is nothing, too. */
export function isNoPace(value: Amount): boolean {
  if (typeof value === 'number') return value === 0;
  const percent = percentOf(value);
  if (percent !== undefined) return percent === 0;
  return !wholeNumber.test(value) || Number(value) === 0;
}
