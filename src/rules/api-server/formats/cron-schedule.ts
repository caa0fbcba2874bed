import { durationError } from './duration';
import { wordsOf } from './white-space';

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Bounds[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: days },
];

const descriptors: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);

/**
 * What is wrong with a schedule: five fields, or `@daily` and its like; undefined where nothing is.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function cronScheduleError(schedule: string): string | undefined {
  const error = scheduleError(schedule);
  return error === undefined || error.length <= mostShown
    ? error
    : `${error.slice(0, mostShown)}...`;
}

const mostShown = 256;

function scheduleError(schedule: string): string | undefined {
  if (schedule.startsWith('@')) return descriptorError(schedule);
  const parts = wordsOf(schedule);
  if (parts.length !== 5) {
    return `expected exactly 5 fields, found ${parts.length}: [${parts.join(' ')}]`;
  }
  for (let i = 0; i < fields.length; i += 1) {
    const error = fieldError(parts[i] ?? '', fields[i] as Bounds);
    if (error !== undefined) return error;
  }
  return undefined;
}

function descriptorError(descriptor: string): string | undefined {
  if (descriptors.has(descriptor)) return undefined;
  if (!descriptor.startsWith('@every ')) return `unrecognized descriptor: ${descriptor}`;
  const error = durationError(descriptor.slice('@every '.length));
  return error === undefined ? undefined : `failed to parse duration ${descriptor}: ${error}`;
}

// Empty elements of a list are passed over, so a comma alone is a field.
function fieldError(field: string, bounds: Bounds): string | undefined {
  for (const range of field.split(',')) {
    if (range === '') continue;
    const error = rangeError(range, bounds);
    if (error !== undefined) return error;
  }
  return undefined;
}

function rangeError(range: string, bounds: Bounds): string | undefined {
  const [span = '', stepText, ...more] = range.split('/');
  const ends = span.split('-');
  const [low = '', high] = ends;
  const star = low === '*' || low === '?';
  const start = star ? bounds.least : numberOf(low, bounds.names);
  if (typeof start === 'string') return start;
  if (!star && ends.length > 2) return `too many hyphens: ${range}`;
  let end: number | string = star ? bounds.most : start;
  if (!star && high !== undefined) end = numberOf(high, bounds.names);
  if (typeof end === 'string') return end;
  if (more.length > 0) return `too many slashes: ${range}`;
  const step = stepText === undefined ? 1 : numberOf(stepText, []);
  if (typeof step === 'string') return step;
  if (stepText !== undefined && ends.length === 1) end = bounds.most;
  return spanError(start, end, step, range, bounds);
}

function spanError(
  start: number,
  end: number,
  step: number,
  range: string,
  { least, most }: Bounds,
): string | undefined {
  if (start < least) return `beginning of range (${start}) below minimum (${least}): ${range}`;
  if (end > most) return `end of range (${end}) above maximum (${most}): ${range}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${range}`;
  return step === 0 ? `step of range should be a positive number: ${range}` : undefined;
}

/** The number that a text says, as a name or in digits, or what is wrong with it. */
function numberOf(text: string, names: readonly string[]): number | string {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return names === months ? named + 1 : named;
  const failure = `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}`;
  if (!/^[+-]?\d+$/.test(text)) return `${failure}: invalid syntax`;
  if (Number(text) >= 2 ** 63) return `${failure}: value out of range`;
  return Number(text);
}
