import * as fc from 'fast-check';
import {
  compareQuantities,
  parseQuantity,
  quantityOf,
  roundedToMilli,
} from '../../src/kubernetes/quantity';

const units = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  Ki: 1024n * 10n ** 9n,
};

describe('a quantity', () => {
  it.each([
    ['1', 10n ** 9n],
    ['100m', 10n ** 8n],
    ['1.5Gi', 3n * 2n ** 29n * 10n ** 9n],
    ['1e3', 10n ** 12n],
    ['1E', 10n ** 27n],
    ['0.1n', 1n],
    ['-1', -(10n ** 9n)],
    ['-0.1n', -1n],
    ['.5', 5n * 10n ** 8n],
    ['5.', 5n * 10n ** 9n],
    [' 1 ', 10n ** 9n],
    ['Mi', 0n],
    ['1e-1000000000', 1n],
  ])('%j is read exactly', (text, nano) => {
    expect(quantityOf(text).nano).toBe(nano);
    expect(typeof parseQuantity(text)).toBe('object');
  });

  it.each(['', 'a', '1 Gi', '1.2.3', '1,5', '1gb'])('%j has not its form', (text) => {
    expect(parseQuantity(text)).toMatch(/must match the regular expression/);
  });

  it.each(['1e', '--1', '1Kii', '1e99999999999999999999', '1-5'])(
    '%j has no unit of ours',
    (text) => {
      expect(parseQuantity(text)).toMatch(/suffix/);
    },
  );

  it('keeps the order of numbers, whatever their units', () => {
    const amount = fc.tuple(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.constantFrom(...Object.keys(units)),
    );
    fc.assert(
      fc.property(amount, amount, ([a, unitA], [b, unitB]) => {
        const left = a * units[unitA as keyof typeof units];
        const right = b * units[unitB as keyof typeof units];
        const order = compareQuantities(quantityOf(`${a}${unitA}`), quantityOf(`${b}${unitB}`));
        expect(Math.sign(order)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('is stored in thousandths, rounded away from zero', () => {
    expect(roundedToMilli(quantityOf('100n')).nano).toBe(10n ** 6n);
    expect(roundedToMilli(quantityOf('-100n')).nano).toBe(-(10n ** 6n));
    expect(roundedToMilli(quantityOf('5m')).nano).toBe(5n * 10n ** 6n);
  });
});
