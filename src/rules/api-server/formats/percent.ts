import { patternMessage, right } from './messages';

const percentPattern = /^[0-9]+%$/;
const shape: readonly string[] = [
  patternMessage(
    "a valid percent string must be a numeric string followed by an ending '%'",
    '[0-9]+%',
    '1%',
    '93%',
  ),
];

/** What is wrong with a percentage: digits and `%`. */
export function percentErrors(value: string): readonly string[] {
  return percentPattern.test(value) ? right : shape;
}

/** The number of a percentage, or undefined where the text is none. */
export function percentOf(value: string | number): number | undefined {
  return typeof value === 'string' && percentPattern.test(value)
    ? Number(value.slice(0, -1))
    : undefined;
}
