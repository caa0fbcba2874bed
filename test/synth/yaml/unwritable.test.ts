import * as fc from 'fast-check';
import { stringifyJson } from '../../../src/synth/json';
import { stringify } from '../../../src/synth/yaml/stringify';
import { Unwritable } from '../../../src/synth/yaml/unwritable';

function flawsOf(write: (value: unknown) => string, value: unknown): readonly string[] {
  try {
    write(value);
    return [];
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    return error.flaws.map(({ path, message }) => `${path}: ${message}`);
  }
}

class Money {
  amount = 1;
}

const circle: Record<string, unknown> = {};
circle['self'] = { again: circle };

let deep: unknown = 'bottom';
for (let level = 0; level < 1100; level += 1) deep = { deep };

const cases: readonly (readonly [name: string, value: unknown, flaw: RegExp])[] = [
  ['NaN', { spec: { replicas: NaN } }, /^spec\.replicas: Invalid value: NaN: must be a finite/],
  ['Infinity', { list: [1, Infinity] }, /^list\[1\]: Invalid value: Infinity/],
  ['half a surrogate pair', { data: { a: 'x\ud800' } }, /^data\.a: .*Unicode text/],
  ['half a surrogate pair in a block', { data: { a: 'x\n\udc00\ny' } }, /^data\.a: .*Unicode text/],
  [
    'half a surrogate pair in a key',
    { data: { 'a\ud800': 1 } },
    /^data\[a\\ud800\]: .*Unicode text/,
  ],
  ['an integer of more than 64 bits', { big: 2n ** 63n }, /^big: .*64 bits/],
  ['a function', { spec: { run: () => 1 } }, /^spec\.run: .*is a function$/],
  ['a symbol', { a: Symbol('s') }, /^a: .*is a symbol$/],
  ['a Date', { at: new Date(0) }, /^at: .*is an instance of Date$/],
  ['a Map', { a: [new Map()] }, /^a\[0\]: .*is an instance of Map$/],
  ["a class of one's own", { 'a.b/c': new Money() }, /^\[a\.b\/c\]: .*is an instance of Money$/],
  ['a boxed string', { a: Object('text') as unknown }, /^a: .*is an instance of String$/],
  ['a circle', circle, /^self\.again: .*contains itself$/],
  ['more levels than any reader takes', deep, /nested more than 1000 levels deep$/],
];

describe.each([
  ['YAML', stringify],
  ['JSON', stringifyJson],
])('%s refuses what it cannot carry, and names the field', (_, write) => {
  test.each(cases)('%s', (__, value, flaw) => {
    const flaws = flawsOf(write, value);
    expect(flaws).toHaveLength(1);
    expect(flaws[0]).toMatch(flaw);
  });

  test('all of it at once', () => {
    expect(flawsOf(write, { a: NaN, b: [() => 1, 'fine', NaN] })).toHaveLength(3);
  });

  test('a missing value where nulls are not wanted', () => {
    expect(() => write({ args: ['a', undefined] }, { nulls: false })).toThrow(
      /^args\[1\]: Required value/,
    );
    expect(() => write({ args: ['a', undefined] })).not.toThrow();
  });

  test('nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(flawsOf(write, value)).toEqual([]);
      }),
    );
  });
});

test('after a refusal the next document is written from its start', () => {
  expect(() => stringify({ a: 1, b: { c: NaN } })).toThrow(Unwritable);
  expect(stringify({ a: 1 })).toBe('a: 1\n');
});

test('what a getter writes in between does not get into the document', () => {
  const value = {
    a: 1,
    get b() {
      return stringify({ inner: true });
    },
    c: 3,
  };
  expect(stringify(value)).toBe('a: 1\nb: |\n  inner: true\nc: 3\n');
});

test('JSON keeps the digits of 64-bit integers', () => {
  expect(stringifyJson({ big: 9_007_199_254_740_993n, list: [], map: {} })).toBe(
    '{\n  "big": 9007199254740993,\n  "list": [],\n  "map": {}\n}\n',
  );
});
