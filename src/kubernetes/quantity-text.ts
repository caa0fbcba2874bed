import { quantityOf, type QuantityValue } from './quantity';

type Format = 'decimal' | 'binary' | 'exponent';

const decimalSuffixes: ReadonlyMap<number, string> = new Map([
  [-9, 'n'],
  [-6, 'u'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
  [15, 'P'],
  [18, 'E'],
]);
const binarySuffixes: readonly string[] = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

const one = 1_000_000_000n;

/**
 * A quantity as the API server writes it back: `1000m` is `1`, `1024Ki` is `1Mi`.
 *
 * `value` is what `given` has become, where it was rounded.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function quantityText(
  given: string | number,
  value: QuantityValue = quantityOf(given),
): string {
  const text = String(given).trim();
  const format = formatOf(text);
  if (value.sign === 0) return '0';
  if (isKept(text, format) && value.nano === quantityOf(given).nano) return text;
  if (format !== 'binary') return decimalText(value.nano, format);
  const small = value.nano < 1024n * one && value.nano > -1024n * one;
  if (small || value.nano % one !== 0n) return decimalText(value.nano, 'decimal');
  return binaryText(value.nano / one);
}

function formatOf(text: string): Format {
  if (text.endsWith('i')) return 'binary';
  return /[eE][-+]?[0-9]+$/.test(text) ? 'exponent' : 'decimal';
}

const parts = /^[-+]?0*([0-9]*)\.?([0-9]*)([A-Za-z]*)([-+]?[0-9]*)$/;
const mostDigits = 18;

// The server keeps the text of a short number that looks usual to it, be it with a sign, zeros or an exponent.
function isKept(text: string, format: Format): boolean {
  const [, whole = '', fraction = '', suffix = '', power = ''] = parts.exec(text) ?? [];
  const digits = (whole || '0') + fraction;
  if (format === 'binary') {
    const shift = binarySuffixes.indexOf(suffix) * 10;
    const room = 14 - whole.length - Math.floor((shift * 3) / 10);
    return fraction === '' && room >= 0 && Number(whole) % 8 !== 0;
  }
  const exponent = format === 'exponent' ? Number(power) : exponentOf(suffix);
  const scale = exponent - fraction.length;
  if (digits.length > mostDigits || scale < -9 || scale % 3 !== 0) return false;
  return !digits.endsWith('000') && !digits.startsWith('0');
}

function exponentOf(suffix: string): number {
  for (const [exponent, known] of decimalSuffixes) if (known === suffix) return exponent;
  return 0;
}

function decimalText(nano: bigint, format: Format): string {
  let number = nano;
  let exponent = -9;
  while (number % 1000n === 0n && exponent < 18) {
    number /= 1000n;
    exponent += 3;
  }
  const suffix =
    format === 'exponent' && exponent !== 0
      ? `e${exponent}`
      : (decimalSuffixes.get(exponent) ?? '');
  return `${number}${suffix}`;
}

function binaryText(whole: bigint): string {
  let number = whole;
  let step = 0;
  while (number % 1024n === 0n && step < binarySuffixes.length - 1) {
    number /= 1024n;
    step += 1;
  }
  return `${number}${binarySuffixes[step]}`;
}
