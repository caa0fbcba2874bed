import { className } from '../manifest/plain';

/**
 * A length of time: whole seconds as a number, or hours, minutes and seconds in that order, as in `'1m30s'`.
 *
 * The type lets through what JavaScript calls a number, `'-1s'` and `'1e3s'` for example; {@link seconds} refuses it.
 */
export type Duration =
  | number
  | `${number}s`
  | `${number}m`
  | `${number}h`
  | `${number}m${number}s`
  | `${number}h${number}s`
  | `${number}h${number}m`
  | `${number}h${number}m${number}s`;

const pattern = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** What the API takes for seconds is an int32. */
const longest = 2_147_483_647;

/** How a duration is written. */
export const writeDuration =
  "write whole seconds, or hours, minutes and seconds as in '90s', '2m', '1m30s', '1h'";

/** Says why a value is no {@link Duration}; nothing when it is one. */
export function durationProblem(duration: Duration): string | undefined {
  const given = shownDuration(duration);
  if (Number.isNaN(total(duration))) {
    return `${given} is not a duration: ${writeDuration}`;
  }
  return total(duration) > longest ? `${given} is longer than ${longest} seconds` : undefined;
}

/** A value that stands for a duration, as a message shows it; an object is mostly cdk8s' Duration. */
export function shownDuration(duration: unknown): string {
  if (typeof duration === 'string') return `'${duration}'`;
  const isObject = typeof duration === 'object' && duration !== null;
  return isObject && className(duration) === 'Duration'
    ? "an object of cdk8s' class Duration"
    : String(duration);
}

/** Whether a value is written as a duration, of whatever length. */
export function isDuration(value: unknown): boolean {
  return !Number.isNaN(total(value));
}

/**
 * The whole seconds of a duration; throws a RangeError that says what is allowed when it is none.
 *
 * @example seconds('1m30s') // 90
 */
export function seconds(duration: Duration): number {
  const problem = durationProblem(duration);
  if (problem !== undefined) throw new RangeError(problem);
  return total(duration);
}

/** Seconds as a person writes them: `90` is `'1m30s'`. */
export function spelled(wholeSeconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(wholeSeconds / 3600),
    Math.floor((wholeSeconds % 3600) / 60),
    wholeSeconds % 60,
  ];
  const text = `${hours ? `${hours}h` : ''}${minutes ? `${minutes}m` : ''}${rest ? `${rest}s` : ''}`;
  return text || '0s';
}

/** The same few come again and again. */
const totals = new Map<string, number>();

function total(duration: unknown): number {
  if (typeof duration === 'number') {
    return Number.isInteger(duration) && duration >= 0 ? duration : Number.NaN;
  }
  if (typeof duration !== 'string' || duration === '') return Number.NaN;
  let known = totals.get(duration);
  if (known !== undefined) return known;
  const parts = pattern.exec(duration);
  if (!parts) return Number.NaN;
  const [, h = '0', m = '0', s = '0'] = parts;
  known = Number(h) * 3600 + Number(m) * 60 + Number(s);
  if (totals.size < 256) totals.set(duration, known);
  return known;
}
