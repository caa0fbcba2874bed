import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome, Step } from './programs/synth-steps';

const program = join(__dirname, 'programs', 'synth-steps.ts');

/** How a file system is mounted that only a child process sees; as root, or as root of a namespace of its own. */
const unshare = [['--mount'], ['--map-root-user', '--mount']].find(
  (flags) => spawnSync('unshare', [...flags, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0,
);

/** Why no file system can be mounted here; `undefined` where one can. */
export const noMounts: string | undefined =
  unshare === undefined ? 'no file system can be mounted here' : undefined;

function take(
  command: readonly string[],
  folder: string,
  steps: readonly Step[],
  layout = '',
): readonly Outcome[] {
  const [first = '', ...rest] = command;
  const run = [process.execPath, '--import', 'tsx', program, folder, JSON.stringify(steps)];
  const { stdout, stderr, status, signal } = spawnSync(
    first,
    [...rest, ...run, ...(layout === '' ? [] : [layout])],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`status ${status}, signal ${signal}: ${stderr}`);
  return JSON.parse(stdout) as Outcome[];
}

/** Takes the steps on a disk that is as small as given, for example `200k`. */
export function onDisk(
  size: string,
  folder: string,
  steps: readonly Step[],
  layout?: string,
): readonly Outcome[] {
  const mount = `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`;
  return take(['unshare', ...unshare!, 'sh', '-c', mount, folder], folder, steps, layout);
}

/** Takes the steps where no file may be longer than so many blocks of 512 bytes. */
export function withShortFiles(
  blocks: number,
  folder: string,
  steps: readonly Step[],
): readonly Outcome[] {
  return take(['sh', '-c', `ulimit -f ${blocks} && exec "$@"`, 'sh'], folder, steps);
}

/** Runs the task as a user who is not root, for whom permissions mean something. */
export function asNormalUser<Result>(task: () => Result): Result {
  const user = process.geteuid?.();
  if (user !== 0) return task();
  const nobody = 65_534;
  process.seteuid!(nobody);
  try {
    return task();
  } finally {
    process.seteuid!(user);
  }
}
