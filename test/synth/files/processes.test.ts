import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { filesIn, hiddenIn, temporaryFolder } from '../temporary-folder';

const program = join(__dirname, 'programs', 'synth-again.ts');

function start(outdir: string, text: string, times: number, name = ''): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', program, outdir, text, String(times), name], {
    stdio: 'inherit',
  });
}

/** The files of a folder; they are looked at again where one goes meanwhile. */
function filesNow(outdir: string): Readonly<Record<string, string>> {
  for (;;) {
    try {
      return filesIn(outdir);
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error;
    }
  }
}

/** The texts in the files of a folder; each file has to be whole. */
function textsIn(outdir: string): readonly string[] {
  return Object.values(filesNow(outdir))
    .filter((file) => file !== '')
    .map((file) => {
      expect(file).toMatch(
        /^apiVersion: v1\nkind: ConfigMap\nmetadata:\n.*\ndata:\n {2}padding: x{20000}\n {2}text: \S+\n$/,
      );
      return /text: (\S+)/.exec(file)![1]!;
    });
}

/** Waits until all have ended well; reads what they write meanwhile. */
async function untilAllEnded(outdir: string, children: readonly ChildProcess[]): Promise<void> {
  const codes: unknown[] = [];
  for (const child of children) child.once('exit', (code) => codes.push(code));
  do {
    await setTimeout(20);
    textsIn(outdir);
  } while (codes.length < children.length);
  expect(codes).toEqual(children.map(() => 0));
}

jest.setTimeout(240_000);

test.each([2, 8])(
  'syntheses of %i processes at once do not mix, and readers find whole files',
  async (count) => {
    const outdir = temporaryFolder();
    const names = 'abcdefgh'.slice(0, count).split('');
    // An even number of times: the chart that comes and goes is there at the end.
    await untilAllEnded(
      outdir,
      names.map((name) => start(outdir, name, 6)),
    );
    const texts = textsIn(outdir);
    expect(texts).toHaveLength(30);
    expect(new Set(texts).size).toBe(1);
    expect(hiddenIn(outdir)).toEqual([expect.stringMatching(/^\.podwright-[0-9a-f]{8}$/)]);
  },
);

test('those of different programs keep to their own files', async () => {
  const outdir = temporaryFolder();
  const names = ['a', 'b', 'c'];
  await untilAllEnded(
    outdir,
    names.map((name) => start(outdir, name, 5, name)),
  );
  expect(Object.keys(filesIn(outdir))).toHaveLength(90);
  expect(textsIn(outdir).toSorted()).toEqual(names.flatMap((name) => Array(30).fill(`${name}-4`)));
  expect(hiddenIn(outdir)).toHaveLength(3);
});

// `killed.test.ts` goes through all the moments one by one; here they are real, and random.
test('processes that are killed leave whole files, and the next one nothing of them', async () => {
  const outdir = temporaryFolder();
  const other = start(outdir, 'other', 20, 'other');
  const ended = once(other, 'exit');
  for (let kill = 0; kill < Number(process.env['PODWRIGHT_KILLS'] ?? 3); kill += 1) {
    const child = start(outdir, `killed${kill}`, 1000);
    const isWriting = (): boolean =>
      textsIn(outdir).some((text) => text.startsWith(`killed${kill}-`));
    while (!isWriting()) await setTimeout(25);
    await setTimeout(Math.random() * 120);
    child.kill('SIGKILL');
    await once(child, 'exit');
    textsIn(outdir);
  }
  expect((await ended)[0]).toBe(0);
  await untilAllEnded(outdir, [start(outdir, 'last', 1)]);
  const texts = textsIn(outdir).toSorted();
  expect(texts).toEqual([...Array(30).fill('last-0'), ...Array(30).fill('other-19')]);
  expect(hiddenIn(outdir)).toHaveLength(2);
});
