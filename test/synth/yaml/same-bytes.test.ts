import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { stringify } from '../../../src/synth/yaml/stringify';
import { manifests } from './manifests';

describe('the bytes are those of cdk8s', () => {
  test.each(Object.entries(manifests))('for %s', (_, manifest) => {
    expect(stringify(manifest)).toBe(Yaml.stringify(manifest));
  });

  // Letters, marks and white space that all readers get right from cdk8s.
  const harmless = fc
    .array(
      fc.constantFrom(
        'a', 'Z', '7', '-', '.', '/', ' ', ': ', ':', '#', ' #', '"', "'", '\n', '\n  ', 'é', '{{ .Values.x }}', '$(VAR)', '*', '&a',
        'yes', '0777', '1e3', '12:30', '2024-01-01', '~', 'x\n', '\\', '@', '%', '---', '[a]', '{}', ', ', '? ', '- ', '\r\n', '\u0001',
        'a text that is long enough to be broken into lines ',
      ), // prettier-ignore
      { maxLength: 10 },
    )
    .map((all) => all.join(''))
    .filter((text) => /\S/.test(text) && !/^\n*\t|\n \n/.test(text));

  test('for strings that readers get right, wherever they stand', () => {
    fc.assert(
      fc.property(harmless, harmless, (text, key) => {
        const value = {
          a: text,
          b: [text, [text, { [key]: text }]],
          [`k${key}`]: { [key]: {}, l: [] },
        };
        expect(stringify(value)).toBe(Yaml.stringify(value));
      }),
      { numRuns: 3000 },
    );
  });

  test('for numbers', () => {
    for (const value of [
      0,
      -0,
      1,
      -1,
      0.5,
      1.5e300,
      1.5e-9,
      123456789012,
      2 ** 53,
      10n,
      -(2n ** 63n),
    ]) {
      expect(stringify({ value })).toBe(Yaml.stringify({ value }));
    }
  });

  test('for keys that are longer than a simple key may be', () => {
    const key = 'k'.repeat(1025);
    for (const value of ['text', 'two\nlines\n', 7, null, [], {}, [1, [2]], { a: { b: 1 } }]) {
      expect(stringify({ [key]: value, z: [{ [key]: value }] })).toBe(
        Yaml.stringify({ [key]: value, z: [{ [key]: structuredClone(value) }] }),
      );
    }
  });

  test('for what is no object', () => {
    for (const value of ['text', '', 7, true, null, [], {}, ['a', ['b']], 'yes']) {
      expect(stringify(value)).toBe(Yaml.stringify(value));
    }
  });
});
