import { Yaml } from 'cdk8s';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from '../../../src/synth/yaml/stringify';
import { temporaryFolder } from '../temporary-folder';
import { hasKubectl, readers, readWithKubectl } from './readers';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'any' } };

/** What readers take for other data, or do not read at all, as cdk8s writes it. */
const values: readonly (readonly [written: string, value: unknown])[] = [
  ['"\\ta\\nb"', '\ta\nb'],
  ['"\\n\\ta"', '\n\ta'],
  ['"\\t\\n"', '\t\n'],
  ['"a\\tb"', 'a\tb'],
  ['"0o777"', '0o777'],
  ['"0O7"', '0O7'],
  ['"0X1f"', '0X1f'],
  ['"0B1"', '0B1'],
  ['"4e_5"', '4e_5'],
  ['"65.2E-4_"', '65.2E-4_'],
  ['"-_71"', '-_71'],
  ['"+_54"', '+_54'],
  ['"="', '='],
  ['"<<"', '<<'],
  ['"a\\x85b"', 'a\u0085b'],
  ['"a\\u2028b"', 'a\u2028b'],
  ['"\\u2029"', '\u2029'],
  ['"\\x7f"', '\u007f'],
  ['"\\x80"', '\u0080'],
  ['"\\ufffe\\uffff"', '\ufffe\uffff'],
  ['"\\ufeffa: b"', '\ufeffa: b'],
  ['"a\\ufeff"', 'a\ufeff'],
  ['"#!/bin/sh\\necho \\ufeffhi\\n"', '#!/bin/sh\necho \ufeffhi\n'],
  ['" \\ \\n"', '  \n'],
  ['"  \\ \\n \\ \\n"', '   \n  \n'],
  ['1.0e+21', 1e21],
  ['1.0e-7', 1e-7],
  ['5.0e-324', 5e-324],
];

describe('where readers take the bytes of cdk8s for other data', () => {
  test.each(values)('%s is written', (written, value) => {
    expect(stringify({ value })).toBe(`value: ${written}\n`);
    expect(stringify({ value })).not.toBe(Yaml.stringify({ value }));
  });

  test('a merge key is a key', () => {
    expect(stringify({ '<<': { injected: true }, a: 1 })).toBe('"<<":\n  injected: true\na: 1\n');
    expect(stringify({ '<<': 1 })).toBe('"<<": 1\n');
  });

  test('line separators in keys are escaped', () => {
    expect(stringify({ 'a\u2028b': 1, 'c\u0085': 2 })).toBe('"a\\u2028b": 1\n"c\\x85": 2\n');
  });

  test('byte order marks in keys are escaped', () => {
    expect(stringify({ '\ufeffa': 1 })).toBe('"\\ufeffa": 1\n');
  });

  test('an object that is there twice is written twice, without anchors', () => {
    const labels = { app: 'web' };
    expect(stringify({ a: labels, b: labels })).toBe('a:\n  app: web\nb:\n  app: web\n');
  });

  (hasKubectl ? test : test.skip)(
    'kubectl reads a text that begins with a byte order mark wherever it stands in the file',
    () => {
      const file = join(temporaryFolder(), 'file.yaml');
      // Its buffer begins at another byte of the file for each.
      for (let length = 430; length <= 445; length += 1) {
        const data = { a: 'a'.repeat(length), zk: '\ufeffabc: d', '\ufeffzl': '\ufeffa\nb\n' };
        const text = stringify({ ...configMap, data, immutable: true });
        expect(text).not.toContain('\ufeff');
        writeFileSync(file, text);
        expect(readers['kubectl']!.readFile(file)).toMatchObject([{ data }]);
      }
    },
    60_000,
  );

  (hasKubectl ? test : test.skip)('kubectl reads all of them', () => {
    const specs = [
      ...values.map(([, value]) => ({ value })),
      { '<<': { injected: true }, a: 1 },
      { 'a\u2028b': 1, 'c\u0085': 2 },
    ];
    const documents = specs.map((spec) =>
      stringify({ apiVersion: 'example.com/v1', kind: 'Any', metadata: { name: 'any' }, spec }),
    );
    expect(readWithKubectl(documents)).toEqual(specs);
  });
});
