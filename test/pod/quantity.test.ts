import fc from 'fast-check';
import { quantityOf } from '../../src/kubernetes/quantity';
import { quantityFault } from '../../src/pod/quantity';

const whole = fc.nat({ max: 1_000_000 }).map(String);
const numeral = fc.oneof(
  whole,
  fc.tuple(whole, whole).map(([before, after]) => `${before}.${after}`),
  whole.map((digits) => `.${digits}`),
);
const decimal = fc.constantFrom('k', 'M', 'G', 'T', 'P', 'E');
const binary = fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei');
const power = fc
  .tuple(fc.constantFrom('e', 'E'), fc.integer({ min: -9, max: 9 }))
  .map(([letter, exponent]) => `${letter}${exponent}`);
const amount = (unit: fc.Arbitrary<string>) =>
  fc.tuple(numeral, fc.oneof(fc.constant(''), unit)).map(([number, suffix]) => number + suffix);
const bytesOf = ['memory', 'ephemeral-storage', 'hugepages-2Mi'];

test('cores, parts of cores and powers of ten are CPU', () => {
  fc.assert(
    fc.property(amount(fc.oneof(fc.constantFrom('m', 'u', 'n', 'k'), power)), (text) => {
      expect(quantityFault('cpu', text)).toBeUndefined();
    }),
  );
});

test('bytes and their multiples are memory, disk and huge pages', () => {
  fc.assert(
    fc.property(
      amount(fc.oneof(decimal, binary, power)),
      fc.constantFrom(...bytesOf),
      (text, of) => {
        expect(quantityFault(of, text)).toBeUndefined();
      },
    ),
  );
});

test('every number that is not below zero is an amount of anything', () => {
  const number = fc.double({ min: 0, max: 1e18, noNaN: true });
  fc.assert(
    fc.property(number, fc.constantFrom('cpu', 'example.com/x', ...bytesOf), (value, of) => {
      expect(quantityFault(of, value)).toBeUndefined();
    }),
  );
});

test('an amount in the unit of another resource is refused, and said to be legal', () => {
  fc.assert(
    fc.property(numeral, binary, fc.constantFrom('m', 'u', 'n'), (number, big, small) => {
      expect(quantityFault('cpu', number + big)).toMatchObject({ legal: true });
      expect(quantityFault('memory', number + small)).toMatchObject({ legal: true });
    }),
  );
});

test('what is below zero is refused for everything', () => {
  fc.assert(
    fc.property(amount(binary), fc.constantFrom('example.com/x', ...bytesOf), (text, of) => {
      fc.pre(quantityOf(text).sign !== 0);
      expect(quantityFault(of, `-${text}`)).toMatchObject({
        message: `"-${text}" is less than zero`,
        legal: false,
      });
    }),
  );
});

test.each(['1000mc', '0x10', '0b1', '1_000', '1,5', '1 000', '', 'm', 'Infinity', '1e3m', 'one'])(
  '%j is no CPU',
  (text) => {
    expect(quantityFault('cpu', text)).toMatchObject({
      message: `"${text}" is no CPU quantity`,
      remedy: `write 2, '500m' or '0.5'`,
    });
  },
);

test.each(['2GB', '2gi', '1K', '1Mib', '512 Mi', 'Mi', '0x10', ''])('%j is no memory', (text) => {
  expect(quantityFault('memory', text)).toMatchObject({
    message: `"${text}" is no memory quantity`,
    remedy: `write '128Mi', '2Gi' or a number of bytes`,
  });
});

test('memory in thousandths of a byte is told from mebibytes', () => {
  expect(quantityFault('memory', '100m')).toEqual({
    message: '"100m" of memory is thousandths of a byte',
    remedy: `write '128Mi', '2Gi' or a number of bytes`,
    legal: true,
  });
});

test('what the server takes in odd dress is taken', () => {
  for (const text of [' 1', '1 ', '+1', '1e3', '1E2', '.5', '5.']) {
    expect(quantityFault('cpu', text)).toBeUndefined();
  }
});

test('what is no number at all is no amount; what is removed, or known later, is left alone', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, true]) {
    expect(quantityFault('cpu', value)).toMatchObject({ message: `${value} is no CPU quantity` });
  }
  for (const value of [null, undefined, { resolve: () => 1 }]) {
    expect(quantityFault('cpu', value)).toBeUndefined();
  }
});
