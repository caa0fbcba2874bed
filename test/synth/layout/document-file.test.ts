import { ApiObject, App, Chart } from 'cdk8s';
import { sizeOf } from '../../../src/synth/files/file-bytes';
import { DocumentFile } from '../../../src/synth/layout/document-file';
import { documentFormat } from '../../../src/synth/layout/document-format';
import type { OutputFormat } from '../../../src/synth/layout/output-format';
import { stringify } from '../../../src/synth/yaml/stringify';

const object = new ApiObject(new Chart(new App(), 'c'), 'o', { apiVersion: 'v1', kind: 'Pod' });

/** What a file holds that is given the manifests. */
function textOf(kind: OutputFormat, isSingle: boolean, manifests: readonly object[]): string {
  const format = documentFormat(kind, isSingle);
  const file = new DocumentFile('file', format);
  for (const manifest of manifests) {
    file.add(object, undefined, format.write({ ...manifest }, { nulls: true }));
  }
  return Buffer.concat(file.finish().bytes).toString('utf8');
}

const manifests = [
  { kind: 'A', empty: {}, none: [], list: [{ a: 1 }, [2]], text: 'two\nlines – 😀' },
  { kind: 'B', data: { long: 'x'.repeat(5000) } },
  {},
];

test('a file of YAML has all of what is long, shared or not', () => {
  const texts = ['a\n'.repeat(600), 'b'.repeat(100_000), '–'.repeat(200_000)];
  const documents = [...texts, ...texts].map((text) => ({ text, after: 'c'.repeat(2000) }));
  expect(textOf('yaml', false, documents)).toBe(
    documents.map((one) => stringify(one)).join('---\n'),
  );
});

describe('a file of JSON', () => {
  test.each([0, 1, 2, 3])('of %i objects is a list as JSON.stringify writes it', (count) => {
    const items = manifests.slice(0, count);
    const list = { apiVersion: 'v1', kind: 'List', items };
    expect(textOf('json', false, items)).toBe(`${JSON.stringify(list, undefined, 2)}\n`);
  });

  test.each(manifests)('of one resource is that object: $kind', (manifest) => {
    expect(textOf('json', true, [manifest])).toBe(`${JSON.stringify(manifest, undefined, 2)}\n`);
  });
});

test.each<OutputFormat>(['yaml', 'json'])(
  'a file of %s may be longer than the longest text of JavaScript',
  (kind) => {
    const file = new DocumentFile('file', documentFormat(kind, false));
    // What recurs is kept once, so that this takes no memory.
    const text = ['', 'x'.repeat(60_000)];
    for (let index = 0; index < 9200; index += 1) file.add(object, undefined, text);
    const pieces = file.finish().bytes;
    expect(sizeOf(pieces)).toBeGreaterThan(2 ** 29);
    expect(new Set(pieces.map(({ buffer }) => buffer)).size).toBeLessThan(100);
  },
);
