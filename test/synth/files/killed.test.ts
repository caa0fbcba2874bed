import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import fs from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps } from '../../../src/synth/app';
import { filesIn, temporaryFolder } from '../temporary-folder';
import { dieAt } from './dying-process';
import { asNewProcess } from './new-process';

type Charts = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, string>>;

/** What a program writes before a change, after it, and after another one that has little to do with both. */
const before: Charts = { changed: 'old', same: 'same', removed: 'old', other: 'old' };
const after: Charts = { changed: 'new', same: 'same', other: 'new', added: 'new' };
const later: Charts = { same: 'same', third: 'third' };

function synth(outdir: string, charts: Charts, props: AppProps): void {
  asNewProcess();
  const app = new App({ outdir, ...props });
  for (const [id, text] of Object.entries(charts)) {
    const data = { text, padding: '😀 – x'.repeat(5000) };
    const metadata = { name: id };
    new ApiObject(new Chart(app, id), 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data,
    });
  }
  app.synth();
}

/** Everything in a folder, hidden files and folders as well. */
function namesIn(folder: string): readonly string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[]).sort();
}

function written(
  charts: Charts,
  props: AppProps,
): { readonly files: Files; readonly names: readonly string[] } {
  const outdir = temporaryFolder();
  synth(outdir, charts, props);
  return {
    files: filesIn(outdir),
    names: namesIn(outdir).filter((name) => !name.startsWith('.podwright-')),
  };
}

/** The same without the name of the list of outputs, of which there has to be one. */
function withoutList(names: readonly string[]): readonly string[] {
  const lists = names.filter((name) => /^\.podwright-[0-9a-f]{8}$/.test(name));
  expect(lists).toHaveLength(1);
  return names.filter((name) => name !== lists[0]);
}

/** A lock that says nothing yet is waited for, a second long: that second is over. */
function letASecondPass(outdir: string): void {
  const lock = join(outdir, '.podwright-lock');
  if (fs.existsSync(lock)) fs.utimesSync(lock, new Date(0), new Date(0));
}

describe.each<readonly [string, AppProps]>([
  ['a file for each chart', {}],
  [
    'a folder for each chart',
    { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE },
  ],
  ['JSON', { outputFileExtension: '.json' }],
])('a process that is killed at any change of the disk, with %s', (_, props) => {
  const old = written(before, props).files;
  const next = written(after, props).files;

  /** Kills at each change, one after the other, until one synthesis comes through. */
  function afterEachDeath(check: (outdir: string, change: number) => void): void {
    for (let change = 1; ; change += 1) {
      const outdir = temporaryFolder();
      synth(outdir, before, props);
      if (!dieAt(change, () => synth(outdir, after, props))) {
        expect(change).toBeGreaterThan(10);
        return;
      }
      letASecondPass(outdir);
      check(outdir, change);
    }
  }

  test('leaves each file as it was or as it will be', () => {
    afterEachDeath((outdir) => {
      const found = filesIn(outdir);
      for (const [path, text] of Object.entries(found))
        expect([old[path], next[path]]).toContain(text);
      for (const path of Object.keys(old)) {
        if (path in next || Object.keys(next).some((other) => found[other] !== next[other]))
          expect(found).toHaveProperty([path]);
      }
    });
  });

  test.each<readonly [string, Charts]>([
    ['does what it could not, and leaves nothing of it', after],
    ['leaves nothing of it where the change is taken back', before],
    ['leaves nothing of it after another change', later],
  ])('the next one %s', (__, charts) => {
    const { files, names } = written(charts, props);
    afterEachDeath((outdir, change) => {
      synth(outdir, charts, props);
      expect([change, filesIn(outdir)]).toEqual([change, files]);
      expect([change, withoutList(namesIn(outdir))]).toEqual([change, names]);
    });
  });
});
