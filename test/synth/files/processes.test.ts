import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { filesIn, hiddenIn, temporaryFolder } from '../temporary-folder';

const program = join(__dirname, 'programs', 'synth-again.ts');

function start(outdir: string, text: string, times: number): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', program, outdir, text, String(times)], {
    stdio: 'inherit',
  });
}

/** The texts in the files of a folder; each file has to be whole. */
function textsIn(outdir: string): readonly string[] {
  return Object.values(filesIn(outdir)).map((file) => {
    expect(file).toMatch(
      /^apiVersion: v1\nkind: ConfigMap\nmetadata:\n.*\ndata:\n {2}padding: x{20000}\n {2}text: \S+\n$/,
    );
    return /text: (\S+)/.exec(file)![1]!;
  });
}

jest.setTimeout(240_000);

test('syntheses of four processes at once do not mix', async () => {
  const outdir = temporaryFolder();
  const children = ['a', 'b', 'c', 'd'].map((text) => start(outdir, text, 6));
  const codes = await Promise.all(
    children.map(async (child) => (await once(child, 'exit')) as [number]),
  );
  expect(codes.flat().filter((code) => code !== null)).toEqual([0, 0, 0, 0]);
  const texts = textsIn(outdir);
  expect(texts).toHaveLength(30);
  expect(new Set(texts).size).toBe(1);
  expect(hiddenIn(outdir)).toHaveLength(1);
});

test('a process that is killed leaves whole files, and the next one finds nothing in its way', async () => {
  const outdir = temporaryFolder();
  for (const delay of [10, 25, 60]) {
    const child = start(outdir, 'killed', 1000);
    while (Object.keys(filesIn(outdir)).length === 0) await setTimeout(5);
    await setTimeout(delay);
    child.kill('SIGKILL');
    await once(child, 'exit');
    textsIn(outdir);
  }
  const [code] = (await once(start(outdir, 'last', 1), 'exit')) as [number];
  expect(code).toBe(0);
  expect(new Set(textsIn(outdir))).toEqual(new Set(['last-0']));
  expect(hiddenIn(outdir)).toHaveLength(1);
});
