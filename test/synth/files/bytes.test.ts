import { ApiObject, App as UpstreamApp, Chart, YamlOutputType, type AppProps } from 'cdk8s';
import fs from 'node:fs';
import { join } from 'node:path';
import { App } from '../../../src/synth/app';
import { growth } from '../../growth';
import { temporaryFolder } from '../temporary-folder';

type AppClass = new (props: AppProps) => UpstreamApp;

/** An app with one chart of ConfigMaps that hold the texts. */
function appOf(AppOf: AppClass, texts: readonly string[], props: AppProps): UpstreamApp {
  const outdir = temporaryFolder();
  const app = new AppOf({ outdir, yamlOutputType: YamlOutputType.FILE_PER_APP, ...props });
  const chart = new Chart(app, 'chart');
  for (const [index, text] of texts.entries()) {
    const metadata = { name: `o${index}` };
    const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text } };
    new ApiObject(chart, `o${index}`, props);
  }
  return app;
}

/** The bytes of its file. */
function bytesOf(AppOf: AppClass, texts: readonly string[], props: AppProps = {}): Buffer {
  const app = appOf(AppOf, texts, props);
  app.synth();
  const [name] = fs.readdirSync(app.outdir).filter((one) => !one.startsWith('.'));
  return fs.readFileSync(join(app.outdir, name!));
}

// Whatever pieces a file is written in: they may not come apart in the middle of a character, nor get lost or mixed.
describe('files of many pieces have the bytes of cdk8s', () => {
  const characters = ['a', 'é', '–', '😀'];

  test.each(characters)('of texts of every length around a power of two, of %j', (character) => {
    const sizes = [10, 12, 16, 18].flatMap((power) =>
      [-5, -4, -3, -2, -1, 0, 1, 2, 3].map((more) => 2 ** power + more),
    );
    const width = Buffer.byteLength(character);
    const texts = sizes.map(
      (size) => character.repeat(Math.ceil(size / width)) + 'x'.repeat(size % width),
    );
    expect(bytesOf(App, texts).equals(bytesOf(UpstreamApp, texts))).toBe(true);
  });

  test('of thousands of short texts, each a byte longer than the last', () => {
    const texts = Array.from(
      { length: 3000 },
      (_, index) => characters[index % 4]!.repeat(index % 97) + index,
    );
    expect(bytesOf(App, texts).equals(bytesOf(UpstreamApp, texts))).toBe(true);
  });

  test('of long texts that come again, in values, keys and blocks', () => {
    const long = ['x', '😀', 'line\n', ' é\n\n'].map((one) => one.repeat(3000));
    const texts = Array.from(
      { length: 400 },
      (_, index) => long[index % 4]! + (index % 7 === 0 ? index : ''),
    );
    expect(bytesOf(App, texts).equals(bytesOf(UpstreamApp, texts))).toBe(true);
  });

  test('in which a file of the same size and another text in the middle is told apart', () => {
    const outdir = temporaryFolder();
    const synth = (middle: string): void => {
      const app = new App({ outdir });
      const data = { text: `${'😀'.repeat(90_000)}${middle}${'–'.repeat(90_000)}` };
      new ApiObject(new Chart(app, 'c'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', data });
      app.synth();
    };
    for (const middle of ['a', 'b', 'é', 'ab', 'a']) {
      synth(middle);
      expect(fs.readFileSync(join(outdir, 'c.k8s.yaml'), 'utf8')).toContain(`😀${middle}–`);
    }
  });

  test('and JSON is read back as the texts', () => {
    const texts = Array.from({ length: 500 }, (_, index) =>
      characters[index % 4]!.repeat(index * 3),
    );
    const { items } = JSON.parse(
      bytesOf(App, texts, { outputFileExtension: '.json' }).toString('utf8'),
    ) as { readonly items: readonly { readonly data: { readonly text: string } }[] };
    expect(items.map(({ data }) => data.text)).toEqual(texts);
  });
});

describe('size', () => {
  test('of 200 MB in one chart is written, byte for byte', () => {
    const texts = Array.from({ length: 200 }, (_, index) => `${index} ${'x'.repeat(1 << 20)}`);
    const bytes = bytesOf(App, texts);
    expect(bytes.length).toBeGreaterThan(200 << 20);
    const last = bytes.subarray(-(1 << 20) - 100).toString('latin1');
    expect(last).toMatch(/\n {2}name: o199\ndata:\n {2}text: 199 x+\n$/);
  });

  test.each(['.k8s.yaml', '.json'])(
    'of a chart takes linear time, written as %s',
    (outputFileExtension) => {
      const chartOf = (objects: number) => {
        const texts = Array.from({ length: objects }, (_, index) => `text ${index}`);
        const app = appOf(App, texts, { outputFileExtension });
        return () => app.synth();
      };
      // Eight times as many objects: 64 times the work if it was quadratic.
      expect(growth(chartOf, 500, 4000)).toBeLessThan(32);
    },
  );
});
