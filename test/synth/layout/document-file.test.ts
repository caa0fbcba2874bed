import { ApiObject, App, Chart } from 'cdk8s';
import { sizeOf } from '../../../src/synth/files/file-bytes';
import { DocumentFile } from '../../../src/synth/layout/document-file';
import { documentFormat, type OutputFormat } from '../../../src/synth/layout/document-format';

/** The pieces of a file that holds the manifests, which may be the same one again and again. */
function piecesOf(
  kind: OutputFormat,
  isSingle: boolean,
  manifests: readonly object[],
): readonly Uint8Array[] {
  const format = documentFormat(kind, isSingle);
  const file = new DocumentFile('file', format);
  const object = new ApiObject(new Chart(new App(), 'c'), 'o', { apiVersion: 'v1', kind: 'Pod' });
  const texts = new Map<object, readonly string[]>();
  for (const manifest of manifests) {
    const text = texts.get(manifest) ?? format.write({ ...manifest }, { nulls: true });
    texts.set(manifest, text);
    file.add(object, undefined, text);
  }
  return file.finish().bytes;
}

function textOf(...given: Parameters<typeof piecesOf>): string {
  return Buffer.concat(piecesOf(...given)).toString('utf8');
}

const manifests = [
  { kind: 'A', empty: {}, none: [], list: [{ a: 1 }, [2]], text: 'two\nlines – 😀' },
  { kind: 'B', data: { long: 'x'.repeat(5000) } },
  {},
];

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

// The same text is kept once, so that this takes no memory.
test.each<OutputFormat>(['yaml', 'json'])(
  'a file of %s may be longer than the longest text of JavaScript',
  (kind) => {
    const manifest = { data: 'x'.repeat(60_000) };
    const pieces = piecesOf(
      kind,
      false,
      Array.from({ length: 9200 }, () => manifest),
    );
    expect(sizeOf(pieces)).toBeGreaterThan(2 ** 29);
    expect(new Set(pieces.map(({ buffer }) => buffer)).size).toBeLessThan(100);
  },
);
