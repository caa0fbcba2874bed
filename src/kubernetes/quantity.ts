/** A quantity, exact: a whole number of billionths. */
export interface QuantityValue {
  readonly sign: -1 | 0 | 1;
  /** The value times 10^9, rounded away from zero. */
  readonly nano: bigint;
}

type Suffix = readonly [base: 2 | 10, exponent: number];

const suffixes: ReadonlyMap<string, Suffix> = new Map<string, Suffix>([
  ['', [10, 0]],
  ['n', [10, -9]],
  ['u', [10, -6]],
  ['m', [10, -3]],
  ['k', [10, 3]],
  ['M', [10, 6]],
  ['G', [10, 9]],
  ['T', [10, 12]],
  ['P', [10, 15]],
  ['E', [10, 18]],
  ['Ki', [2, 10]],
  ['Mi', [2, 20]],
  ['Gi', [2, 30]],
  ['Ti', [2, 40]],
  ['Pi', [2, 50]],
  ['Ei', [2, 60]],
]);

// As the server scans: digits and the point may be missing, and a number that is missing is zero.
const grammar = /^([+-]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const exponentSuffix = /^[eE]([+-]?[0-9]+)$/;
const farExponent = 400;
const binaryMost = (2n ** 63n - 1n) * 10n ** 9n;

/** Why a text is no quantity, in the words of the API server. */
export type QuantityError =
  | "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  | "unable to parse quantity's suffix";

const wrongForm: QuantityError =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const wrongSuffix: QuantityError = "unable to parse quantity's suffix";

const zero: QuantityValue = Object.freeze({ sign: 0, nano: 0n });
const known = new Map<string, QuantityValue | QuantityError>();

/**
 * Reads a quantity as the API server does, or says why it is none: `'100m'`, `'1.5Gi'`, `'1e3'`, `2`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(value: string | number): QuantityValue | QuantityError {
  const text = typeof value === 'number' ? String(value) : value;
  const before = known.get(text);
  if (before !== undefined) return before;
  const parsed = parse(text.trim());
  if (known.size < 4096 && text.length <= 32) known.set(text, parsed);
  return parsed;
}

/** The value of a quantity that has been decoded: what is absent or cannot be read is zero. */
export function quantityOf(value: string | number | undefined): QuantityValue {
  if (value === undefined) return zero;
  const parsed = parseQuantity(value);
  return typeof parsed === 'string' ? zero : parsed;
}

/** Less than zero where `left` is the smaller one, zero where both are the same, else more. */
export function compareQuantities(left: QuantityValue, right: QuantityValue): number {
  if (left.nano === right.nano) return 0;
  return left.nano < right.nano ? -1 : 1;
}

/** The quantity rounded up, away from zero, to thousandths: what the server stores. */
export function roundedToMilli(value: QuantityValue): QuantityValue {
  const rest = value.nano % 1_000_000n;
  return rest === 0n
    ? value
    : { sign: value.sign, nano: value.nano - rest + BigInt(value.sign) * 1_000_000n };
}

/** Whether the quantity is a whole number. */
export function isWhole(value: QuantityValue): boolean {
  return value.nano % 1_000_000_000n === 0n;
}

function parse(text: string): QuantityValue | QuantityError {
  if (text === '') return wrongForm;
  const parts = grammar.exec(text);
  if (parts === null) return wrongForm;
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts;
  const scale = scaleOf(suffix);
  if (scale === undefined) return wrongSuffix;
  const digits = BigInt(`${whole}${fraction}` || '0');
  if (digits === 0n) return zero;
  const nano = inNano(digits, fraction.length, scale);
  return sign === '-' ? { sign: -1, nano: -nano } : { sign: 1, nano };
}

function scaleOf(suffix: string): Suffix | undefined {
  const scale = suffixes.get(suffix);
  if (scale !== undefined) return scale;
  const exponent = exponentSuffix.exec(suffix)?.[1];
  if (exponent === undefined) return undefined;
  const number = BigInt(exponent);
  return BigInt.asIntN(64, number) === number ? [10, Number(BigInt.asIntN(32, number))] : undefined;
}

function inNano(digits: bigint, places: number, [base, exponent]: Suffix): bigint {
  if (base === 2) {
    const nano = roundedUp(digits * 2n ** BigInt(exponent), 9 - places);
    return nano > binaryMost ? binaryMost : nano;
  }
  return roundedUp(digits, 9 - places + exponent);
}

/** `digits` times 10^exponent, rounded up; far exponents are cut, which keeps the order of what is not absurd. */
function roundedUp(digits: bigint, exponent: number): bigint {
  if (exponent >= 0) return digits * 10n ** BigInt(Math.min(exponent, farExponent));
  const length = digits.toString().length;
  if (-exponent > length) return 1n;
  const divisor = 10n ** BigInt(-exponent);
  const quotient = digits / divisor;
  return quotient * divisor === digits ? quotient : quotient + 1n;
}
