import { Lazy } from 'cdk8s';
import fc from 'fast-check';
import {
  needsLook,
  quickCopy,
  quickSettle,
  type QuickCopying,
} from '../../src/manifest/quick-copy';

const sorted: QuickCopying = { sorted: true, nulls: false, functions: false };
const asGiven: QuickCopying = { sorted: false, nulls: true, functions: true };

/** Plain data, nulls only as fields. */
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('a', 'b', '10', '9', 'name', 'resolve')),
    fc.oneof(tie('value'), fc.constant(null), fc.constant(undefined)),
    { maxKeys: 6, noNullPrototype: true },
  ),
})).object;

/** What both have to give, written the long way. */
function copied(value: unknown, how: QuickCopying): unknown {
  if (Array.isArray(value)) return value.map((one) => copied(one, how));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(
    ([, field]) => field !== undefined && (how.nulls || field !== null),
  );
  if (how.sorted) fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, field]) => [key, copied(field, how)]));
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null
    ? Object.hasOwn(value, key) || Object.values(value).some((one) => hasKey(one, key))
    : false;
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const field of Object.values(value)) deepFrozen(field);
    Object.freeze(value);
  }
  return value;
}

describe.each([
  ['quickCopy', quickCopy],
  ['quickSettle', quickSettle],
] as const)('%s', (_, quick) => {
  test.each([
    ['with sorted keys, without nulls', sorted],
    ['as given', asGiven],
  ])('gives plain data %s, key order included, and changes nothing', (__, how) => {
    fc.assert(
      fc.property(data, (value) => {
        const odd = hasKey(value, '__proto__') || hasKey(value, 'resolve');
        const result = quick(deepFrozen(value), how);
        if (odd) expect([needsLook, JSON.stringify(copied(value, how))]).toContain(shown(result));
        else expect(shown(result)).toBe(JSON.stringify(copied(value, how)));
      }),
    );
  });

  function shown(result: unknown): unknown {
    return result === needsLook ? needsLook : JSON.stringify(result);
  }

  test.each([
    ['a number that is not finite', { a: [Number.NaN] }],
    ['a bigint', { a: 1n }],
    ['a symbol', { a: Symbol('a') }],
    ['a function', { a: (): void => undefined }],
    ['an instance of a class', { a: { b: new Date(0) } }],
    ['an object without a prototype', { a: Object.create(null) as object }],
    ['an array of a class of its own', { a: new (class extends Array<string> {})() }],
    ['undefined in a list', { a: ['b', undefined] }],
    ['a hole in a list', { a: Array.from({ length: 2 }).fill('b', 1) }],
    ['null in a list', { a: ['b', null] }],
    ['what cdk8s resolves', { a: Lazy.any({ produce: () => 1 }) }],
    ['what resolves itself', { a: { resolve: (): number => 1 } }],
    ['an own key __proto__', JSON.parse('{ "a": { "__proto__": 1 } }') as object],
  ])('leaves %s to who looks closer', (__, value) => {
    expect(quick(value, sorted)).toBe(needsLook);
  });

  test('leaves circles, and what is very deep, to who looks closer', () => {
    const circle: { self?: object } = {};
    circle.self = [circle];
    expect(quick(circle, sorted)).toBe(needsLook);
    let deep: object = {};
    for (let depth = 0; depth < 100; depth += 1) deep = { deep };
    expect(quick(deep, sorted)).toBe(needsLook);
  });
});

test('quickCopy gives nothing that was given', () => {
  const given = { a: { b: [{ c: 1 }] } };
  const copy = quickCopy(given, sorted) as typeof given;
  expect(copy).toEqual(given);
  expect(copy.a).not.toBe(given.a);
  expect(copy.a.b).not.toBe(given.a.b);
  expect(copy.a.b[0]).not.toBe(given.a.b[0]);
});

test('quickSettle gives what is settled as it is, and copies only what is around the rest', () => {
  const settled = { a: [1, { b: 2, c: 3 }], d: { e: 'f' } };
  expect(quickSettle(settled, sorted)).toBe(settled);
  const around = { z: 1, kept: settled, gone: null };
  const result = quickSettle(around, sorted) as { readonly kept: object };
  expect(Object.keys(result)).toEqual(['kept', 'z']);
  expect(result.kept).toBe(settled);
});
