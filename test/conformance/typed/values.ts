import fc, { type Arbitrary } from 'fast-check';
import type { Call, Value } from './program';

// Most of what is said is right; a part is what the compiler cannot see: text that breaks a format, numbers at and past
// their bounds, names that clash with others.

/** Mostly the first, now and then one of the others. */
export function mostly<T>(usual: readonly T[], others: readonly T[]): Arbitrary<T> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

export function call(name: string, ...args: readonly Arbitrary<Value>[]): Arbitrary<Call> {
  return fc.tuple(...args).map((values) => ({ call: name, args: values }));
}

export function record(fields: Readonly<Record<string, Arbitrary<Value>>>): Arbitrary<Value> {
  return fc.record(fields, {
    requiredKeys: ['name', 'image', 'port', 'schedule', 'topologyKey'].filter(
      (key) => key in fields,
    ) as never[],
  });
}

export const names = (): Arbitrary<string> =>
  mostly(
    ['logs', 'proxy', 'cache', 'data', 'a', '1a', 'x'.repeat(63)],
    ['Logs', 'a_b', '', 'x'.repeat(64), '-a', 'a.b', 'app'],
  );
export const containers = (): Arbitrary<Value> =>
  mostly<Value>(['app', 'all', 'sidecars'], ['init', 'logs', 'nobody', ['app', 'logs']]);
export const images = (): Arbitrary<string> =>
  mostly(
    ['nginx:1.27.3', 'ghcr.io/acme/shop:1.4.2', `a@sha256:${'0'.repeat(64)}`, 'localhost:5000/a:1'],
    [' a:1', 'a:1 ', 'A/b:1'],
  );
export const portNumbers = (): Arbitrary<number> =>
  mostly([80, 8080, 9000, 1, 65535], [0, 65536, -1, 1.5]);
export const portNames = (): Arbitrary<string> =>
  mostly(['http', 'metrics', 'admin', 'a-1'], ['Http', '80', 'a--b', '-a', 'x'.repeat(16), 'a_b']);
export const seconds = (): Arbitrary<number> =>
  mostly([1, 2, 5, 10, 30], [0, -1, 2 ** 31 - 1, 2 ** 31, 0.5]);
export const quantities = (): Arbitrary<Value> =>
  mostly<Value>(
    ['100m', '1', '64Mi', '1Gi', 2, '0.5', '1e3'],
    ['0', '-1', '1.5.5', '100 Mi', '0.0001', '1Ki', '1E30', ''],
  );
export const keys = (): Arbitrary<string> =>
  mostly(
    ['app', 'acme.com/team', 'a.b/c_d', 'tier'],
    ['a b', '/a', 'A.com/x', 'x'.repeat(64), 'a/b/c', '', 'kubernetes.io/arch'],
  );
export const labelValues = (): Arbitrary<string> =>
  mostly(['x', '', 'a-1.b', 'true'], ['a b', '-a', 'x'.repeat(64), 'ä']);
export const dictionary = (key: Arbitrary<string>, value: Arbitrary<Value>): Arbitrary<Value> =>
  fc.dictionary(key, value, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
export const paths = (): Arbitrary<string> =>
  mostly(['/a', '/a/b', '/var/cache'], ['a', '', '/a:b', '/a/../b']);
export const objectNames = (): Arbitrary<string> =>
  mostly(['settings', 'a.b', 'x'], ['Settings', 'a_b', '', 'x'.repeat(254), '-a']);
export const ids = (): Arbitrary<number> =>
  mostly([0, 65532, 1000], [-1, 2 ** 31 - 1, 2 ** 31, 1.5]);
