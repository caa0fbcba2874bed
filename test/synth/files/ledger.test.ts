import { ApiObject, Chart } from 'cdk8s';
import fs from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps } from '../../../src/synth/app';
import { filesIn, hiddenIn, temporaryFolder } from '../temporary-folder';
import { asNewProcess } from './new-process';

function synth(outdir: string, ids: readonly string[], text = 'text', props: AppProps = {}): void {
  asNewProcess();
  const app = new App({ outdir, ...props });
  for (const id of ids) {
    const data = { text };
    new ApiObject(new Chart(app, id), 'o', { apiVersion: 'v1', kind: 'ConfigMap', data });
  }
  app.synth();
}

/** A folder that holds the outputs `kept` and `stale`, and files of others around and in it. */
function folderOfBoth(props: AppProps = {}): { parent: string; outdir: string; ledger: string } {
  const parent = temporaryFolder();
  const outdir = join(parent, 'dist');
  fs.mkdirSync(join(outdir, 'folder'), { recursive: true });
  for (const place of ['../victim.yaml', 'mine.yaml', 'folder/mine.yaml', '.hidden']) {
    fs.writeFileSync(join(outdir, place), 'mine');
  }
  synth(outdir, ['kept', 'stale'], 'text', props);
  const [name] = hiddenIn(outdir).filter((hidden) => hidden.startsWith('.podwright-'));
  return { parent, outdir, ledger: join(outdir, name!) };
}

function isMine(parent: string): boolean {
  return ['victim.yaml', 'dist/mine.yaml', 'dist/folder/mine.yaml', 'dist/.hidden'].every(
    (place) => fs.readFileSync(join(parent, place), 'utf8') === 'mine',
  );
}

const heading =
  /^# What \S+ wrote here\. Podwright removes from this folder what is listed and no longer written\.\n/;

const both = ['kept.k8s.yaml', 'stale.k8s.yaml'];
const long = Array.from({ length: 50_000 }, (_, index) => `gone-${index}.k8s.yaml`);

describe('a list of outputs', () => {
  test.each<readonly [string, (text: string, parent: string) => string | Buffer, boolean]>([
    ['as it was written', (text) => text, true],
    ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n'), true],
    ['without its heading and its last line break', () => both.join('\n'), true],
    ['out of order, each line twice', (text) => `${both.toReversed().join('\n')}\n${text}`, true],
    [
      'with the marks of a merge',
      () => `<<<<<<< HEAD\n${both[0]}\n=======\n${both[1]}\n>>>>>>> theirs\n`,
      true,
    ],
    [
      'with paths that lead out',
      (text, parent) =>
        `${text}../victim.yaml\nfolder/../../victim.yaml\n${join(parent, 'victim.yaml')}\n..\n.\n/\n\\..\\victim.yaml\n`,
      true,
    ],
    [
      'that lists folders, and what is below files',
      (text) => `${text}folder\nfolder/\nmine.yaml/x\n`,
      true,
    ],
    [
      'with characters that no name has',
      (text) => `${text}\u0000\u0007\ud800\n${'x'.repeat(5000)}\n`,
      true,
    ],
    ['with 50,000 files that are not there', (text) => `${text}${long.join('\n')}\n`, true],
    [
      'of a later version, which says more',
      (text) => `# format 2\n${text}# sha256 of stale: 7\n`,
      true,
    ],
    ['that is cut off', (text) => text.slice(0, -'.yaml\n'.length), false],
    ['that is empty', () => '', false],
    ['of bytes that are no text', () => Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x0a, 0xc3]), false],
  ])('%s', (_, damage, isRemoved) => {
    const { parent, outdir, ledger } = folderOfBoth();
    fs.writeFileSync(ledger, damage(fs.readFileSync(ledger, 'utf8'), parent));
    synth(outdir, ['kept'], 'changed');
    expect(isMine(parent)).toBe(true);
    expect(fs.existsSync(join(outdir, 'stale.k8s.yaml'))).toBe(!isRemoved);
    const text = fs.readFileSync(ledger, 'utf8');
    expect(text).toMatch(heading);
    expect(text.replace(heading, '')).toBe('kept.k8s.yaml\n');
    // It is as it has to be: the next one has nothing to do.
    const open = jest.spyOn(fs, 'openSync');
    synth(outdir, ['kept'], 'changed');
    expect(open.mock.calls.every(([, flags]) => flags === 'r')).toBe(true);
    open.mockRestore();
  });

  test('that is gone', () => {
    const { parent, outdir, ledger } = folderOfBoth();
    fs.rmSync(ledger);
    synth(outdir, ['kept']);
    expect(isMine(parent)).toBe(true);
    expect(fs.readFileSync(ledger, 'utf8').replace(heading, '')).toBe('kept.k8s.yaml\n');
  });

  test('that is a link elsewhere: it is replaced, not followed', () => {
    const { parent, outdir, ledger } = folderOfBoth();
    fs.rmSync(ledger);
    fs.symlinkSync(join(parent, 'victim.yaml'), ledger);
    synth(outdir, ['kept', 'other']);
    expect(isMine(parent)).toBe(true);
    expect(fs.lstatSync(ledger).isFile()).toBe(true);
  });

  test('that is a folder: the error names it', () => {
    const { parent, outdir, ledger } = folderOfBoth();
    fs.rmSync(ledger);
    fs.mkdirSync(ledger);
    expect(() => synth(outdir, ['kept', 'other'])).toThrow(
      /^cannot write .*\.podwright-[0-9a-f]{8}: a folder is in its place \(EISDIR\)\n {2}it lists what is written here/,
    );
    expect(isMine(parent)).toBe(true);
    expect(Object.keys(filesIn(outdir))).not.toContain('other.k8s.yaml');
    expect(hiddenIn(outdir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('of another program that cannot be understood keeps nobody from writing', () => {
    const { parent, outdir } = folderOfBoth();
    fs.mkdirSync(join(outdir, '.podwright-00000000'));
    fs.writeFileSync(join(outdir, '.podwright-11111111'), Buffer.from([0xff, 0x00, 0x0a]));
    synth(outdir, ['kept']);
    expect(isMine(parent)).toBe(true);
    expect(fs.existsSync(join(outdir, 'stale.k8s.yaml'))).toBe(false);
  });

  test('is kept for JSON as well', () => {
    const props = { outputFileExtension: '.json' };
    const { parent, outdir, ledger } = folderOfBoth(props);
    synth(outdir, ['kept'], 'text', props);
    expect(isMine(parent)).toBe(true);
    expect(fs.readdirSync(outdir).filter((name) => name.endsWith('.json'))).toEqual(['kept.json']);
    expect(fs.readFileSync(ledger, 'utf8').replace(heading, '')).toBe('kept.json\n');
  });
});

describe('a file of others', () => {
  test('that lies beside the outputs is never touched, whatever is written and removed', () => {
    const { parent, outdir } = folderOfBoth();
    for (const ids of [['kept'], [], ['a', 'b'], ['kept', 'stale']]) synth(outdir, ids);
    expect(isMine(parent)).toBe(true);
  });

  test('that has the place of an output is replaced, as cdk8s does, and then belongs to the program', () => {
    const { outdir } = folderOfBoth();
    fs.writeFileSync(join(outdir, 'new.k8s.yaml'), 'mine');
    synth(outdir, ['kept', 'new']);
    expect(filesIn(outdir)['new.k8s.yaml']).toContain('kind: ConfigMap');
    synth(outdir, ['kept']);
    expect(filesIn(outdir)).not.toHaveProperty(['new.k8s.yaml']);
  });
});
