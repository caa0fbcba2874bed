const wholeNumber = /^\+?\d+$/;

/**
 * Counts the indexes of a list of intervals such as `0-2,4`, or says what is wrong with it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export function countIndexes(intervals: string, completions: number): number | string {
  if (intervals === '') return 0;
  let total = 0;
  let last = -1;
  for (const interval of intervals.split(',')) {
    const ends = interval.split('-');
    if (ends.length > 2) {
      return `the fragment ${shown(interval)} violates the requirement that an index interval can have at most two parts separated by '-'`;
    }
    const [low = '', high = low] = ends;
    const first = indexOf(low, completions);
    if (typeof first === 'string') return first;
    const end = indexOf(high, completions);
    if (typeof end === 'string') return end;
    if (ends.length > 1 && first >= end) return outOfOrder(first, end);
    if (last >= first) return outOfOrder(last, first);
    total += end - first + 1;
    last = end;
  }
  return total;
}

function indexOf(text: string, completions: number): number | string {
  if (!wholeNumber.test(text) || Number(text) > 2 ** 63) {
    return `cannot convert string to integer for index: ${shown(text)}`;
  }
  const index = Number(text);
  return index < completions ? index : `too large index: ${shown(text)}`;
}

function outOfOrder(previous: number, current: number): string {
  return `non-increasing order, previous: ${previous}, current: ${current}`;
}

function shown(text: string): string {
  return JSON.stringify(text.length <= 64 ? text : `${text.slice(0, 64)}...`);
}
