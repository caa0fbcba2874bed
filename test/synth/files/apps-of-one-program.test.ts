import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { App, type AppProps } from '../../../src/synth/app';
import { filesIn, hiddenIn, temporaryFolder } from '../temporary-folder';
import { asNewProcess } from './new-process';

/** Synthesises an app of its own; an empty text is one that is refused. */
function synth(
  outdir: string,
  charts: Readonly<Record<string, string | undefined>>,
  props: AppProps = {},
): void {
  const app = new App({ outdir, ...props });
  for (const [id, text] of Object.entries(charts)) {
    const data = { text: text ?? Number.NaN };
    const metadata = { name: id };
    new ApiObject(new Chart(app, id), 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
  }
  app.synth();
}

function names(outdir: string): readonly string[] {
  return Object.keys(filesIn(outdir));
}

describe('the apps of one program leave the files of each other', () => {
  test('when they share one', () => {
    const outdir = temporaryFolder();
    for (const team of ['blue', 'green']) {
      const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
      const chart = new Chart(app, team);
      const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
      new ApiObject(chart, 'shop', shop);
      new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: team } });
      app.synth();
    }
    expect(names(outdir)).toEqual([
      'ConfigMap.blue.k8s.yaml',
      'ConfigMap.green.k8s.yaml',
      'Namespace.shop.k8s.yaml',
    ]);
  });

  test('when all files of one are among those of another', () => {
    const outdir = temporaryFolder();
    synth(outdir, { shop: '1', a: '1', b: '1', c: '1' });
    synth(outdir, { shop: '1' });
    expect(names(outdir)).toHaveLength(4);
  });

  test('when one has other names for all, and nobody knows whose the old ones were', () => {
    const outdir = temporaryFolder();
    for (const id of ['shop', 'db']) synth(outdir, { [id]: '1' });
    asNewProcess();
    synth(outdir, { cache: '1' });
    expect(names(outdir)).toEqual(['cache.k8s.yaml', 'db.k8s.yaml', 'shop.k8s.yaml']);
  });

  test('when each writes the metadata of its constructs', () => {
    const outdir = temporaryFolder();
    for (const stage of ['dev', 'prod']) {
      synth(outdir, { [stage]: '1' }, { recordConstructMetadata: true });
    }
    expect(names(outdir)).toEqual(['construct-metadata.json', 'dev.k8s.yaml', 'prod.k8s.yaml']);
  });

  test.each<readonly [string, readonly Readonly<Record<string, string | undefined>>[]]>([
    ['one is refused this time', [{ a: undefined }, { b: '2' }]],
    ['they come in another order', [{ b: '1' }, { a: '1' }]],
    ['only one comes', [{ b: '2' }]],
    ['one has a chart more', [{ b: '1', c: '1' }, { a: '1' }]],
  ])('when %s', (_, apps) => {
    const outdir = temporaryFolder();
    synth(outdir, { a: '1' });
    synth(outdir, { b: '1' });
    const { ino } = fs.statSync(join(outdir, 'a.k8s.yaml'));
    asNewProcess();
    for (const charts of apps) {
      try {
        synth(outdir, charts);
      } catch (error) {
        expect(String(error)).toContain('Invalid value: NaN');
      }
      expect(names(outdir)).toEqual(expect.arrayContaining(['a.k8s.yaml', 'b.k8s.yaml']));
      expect(fs.statSync(join(outdir, 'a.k8s.yaml')).ino).toBe(ino);
    }
  });

  test('and remove their own', () => {
    const outdir = temporaryFolder();
    synth(outdir, { a: '1', old: '1' });
    synth(outdir, { b: '1', older: '1' });
    asNewProcess();
    synth(outdir, { b: '1' });
    synth(outdir, { a: '1' });
    expect(names(outdir)).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  });

  test('whichever copy of this package made them', () => {
    const outdir = temporaryFolder();
    synth(outdir, { a: '1' });
    jest.isolateModules(() => {
      const other = require('../../../src/synth/app') as { App: typeof App };
      const app = new other.App({ outdir });
      new Chart(app, 'b');
      app.synth();
    });
    expect(names(outdir)).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  });
});

test('an app whose charts all have other names removes the old ones', () => {
  const outdir = temporaryFolder();
  for (const id of ['shop', 'db']) synth(outdir, { [id]: '1' });
  asNewProcess();
  synth(outdir, { db: '1' });
  synth(outdir, { store: '1' });
  expect(names(outdir)).toEqual(['db.k8s.yaml', 'store.k8s.yaml']);
});

test('folders that are gone are forgotten', () => {
  const parent = temporaryFolder();
  asNewProcess();
  for (let at = 0; at < 250; at += 1) {
    const outdir = join(parent, String(at));
    synth(outdir, { a: '1' });
    fs.rmSync(outdir, { recursive: true });
  }
  const claims = (globalThis as never)[Symbol.for('podwright.claims')] as {
    readonly byFolder: ReadonlyMap<string, unknown>;
  };
  expect(claims.byFolder.size).toBeLessThanOrEqual(100);
});

test('a program that is loaded again in one process removes what it wrote before', () => {
  const outdir = temporaryFolder();
  synth(outdir, { a: '1', b: '1', c: '1' });
  synth(outdir, { a: '1', b: '1', d: '1' });
  expect(names(outdir)).toEqual(['a.k8s.yaml', 'b.k8s.yaml', 'd.k8s.yaml']);
});

describe('nothing is removed, and no list kept, where nothing tells the program from others', () => {
  const code = (outdir: string, id: string): string => `
    require(${JSON.stringify(require.resolve('tsx/cjs'))});
    const { App } = require(${JSON.stringify(join(__dirname, '../../../src/synth/app'))});
    const { Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});
    const app = new App({ outdir: ${JSON.stringify(outdir)} });
    new Chart(app, '${id}');
    app.synth();`;

  test.each([
    ['node -e', (text: string) => execFileSync('node', ['-e', text], { stdio: 'pipe' })],
    ['standard input', (text: string) => execFileSync('node', [], { input: text, stdio: 'pipe' })],
    ['node -', (text: string) => execFileSync('node', ['-'], { input: text, stdio: 'pipe' })],
    [
      'a thread',
      (text: string) =>
        new Promise((resolve, reject) => {
          new Worker(text, { eval: true }).once('exit', resolve).once('error', reject);
        }),
    ],
  ])('%s', async (_, run) => {
    const outdir = temporaryFolder();
    for (const id of ['a', 'b']) await run(code(outdir, id));
    expect(names(outdir)).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
    expect(hiddenIn(outdir)).toEqual([]);
  });
});
