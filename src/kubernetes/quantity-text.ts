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
  const format = formatOf(String(given));
  if (value.sign === 0) return '0';
  if (format !== 'binary') return decimalText(value.nano, format);
  const small = value.nano < 1024n * one && value.nano > -1024n * one;
  if (small || value.nano % one !== 0n) return decimalText(value.nano, 'decimal');
  return binaryText(value.nano / one);
}

function formatOf(text: string): Format {
  const trimmed = text.trimEnd();
  if (trimmed.endsWith('i')) return 'binary';
  return /[eE][-+]?[0-9]+$/.test(trimmed) ? 'exponent' : 'decimal';
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
