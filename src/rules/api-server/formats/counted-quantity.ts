import { isWhole, quantityOf, roundedToMilli, type QuantityValue } from './quantity';

/*
 * The server counts the thousandths of an amount in 64 bits to see whether it is whole. What is too much for them
 * overflows, and how depends on how the amount was written: '100E' counts as nothing, its digits as what is left over.
 */

const mostNano = (2n ** 63n - 1n) * 1_000_000n;
const unit = 1_000_000_000n;

const known = new Map<string | number, boolean>();

/** Whether the server takes an amount for a whole number. */
export function countsAsWhole(value: string | number): boolean {
  const before = known.get(value);
  if (before !== undefined) return before;
  const whole = isCountedWhole(value);
  if (known.size < 4096 && String(value).length <= 32) known.set(value, whole);
  return whole;
}

function isCountedWhole(value: string | number): boolean {
  const amount = roundedToMilli(quantityOf(value));
  if (fits(amount)) return isWhole(amount);
  return overflown(String(value), amount, 3) % 1000n === 0n;
}

/** How many units the server counts in an amount, a part of one as a whole one. */
export function countOf(value: string | number): bigint {
  const amount = roundedToMilli(quantityOf(value));
  if (!fits(amount)) return overflown(String(value), amount, 0);
  return amount.nano / unit + BigInt(isWhole(amount) ? 0 : amount.sign);
}

function fits({ nano }: QuantityValue): boolean {
  return nano <= mostNano && nano >= -mostNano;
}

const written = /^[+-]?0*([0-9]*)(?:\.([0-9]*))?(.*)$/s;
const powers: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const mostDigits = 18;
// A number of few digits is kept with its power of ten. By these powers it is multiplied in one step, which wraps
// around; by others in steps of ten, which give up.
const inOneStep: readonly number[] = [0, 1, 2, 3, 6, 9];

function overflown(text: string, { nano }: QuantityValue, places: number): bigint {
  const exact = (nano * 10n ** BigInt(places)) / unit;
  const wrapped = BigInt.asIntN(64, exact);
  if (wrapped === exact) return exact;
  const [, whole = '', fraction = '', suffix = ''] = written.exec(text.trim()) ?? [];
  const power =
    powers.get(suffix) ?? (/^[eE][-+]?[0-9]/.test(suffix) ? Number(suffix.slice(1)) : undefined);
  if (power === undefined || (whole || '0').length + fraction.length > mostDigits) return wrapped;
  return inOneStep.includes(power - fraction.length + places) ? wrapped : 0n;
}
