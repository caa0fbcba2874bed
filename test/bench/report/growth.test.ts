import { growthExponent } from './growth';

function points(
  time: (size: number) => number,
): { readonly size: number; readonly time: number }[] {
  return [100, 1000, 10_000].map((size) => ({ size, time: time(size) }));
}

test('the exponent of growth is that of the power', () => {
  expect(growthExponent(points((size) => size / 2))).toBeCloseTo(1);
  expect(growthExponent(points((size) => size ** 2 / 100))).toBeCloseTo(2);
  expect(growthExponent(points(() => 50))).toBeCloseTo(0);
});

test('times that fixed costs rule do not count', () => {
  expect(growthExponent([{ size: 1, time: 5 }, ...points((size) => size)])).toBeCloseTo(1);
  expect(
    growthExponent([
      { size: 1, time: 5 },
      { size: 10, time: 30 },
    ]),
  ).toBeUndefined();
});
