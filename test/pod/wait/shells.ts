import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { WaitContainer } from '../../../src/pod/wait/program';

/** A shell with a netcat, as an image may have them. */
export interface Shell {
  readonly name: string;
  /** What stands for /bin/sh. */
  readonly argv: readonly string[];
  readonly path: string;
}

/** What a wait said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly log: string;
  readonly milliseconds: number;
}

const standIn = join(__dirname, 'nc');
const system = process.env.PATH ?? '';

/** `sh` with a stand-in for netcat, which every machine has, and BusyBox where there is one: each is tried with all. */
export const shells: readonly Shell[] = [
  { name: 'sh', argv: ['/bin/sh'], path: [standIn, system].join(delimiter) },
  ...(found('busybox') ? [{ name: 'BusyBox', argv: ['busybox', 'sh'], path: system }] : []),
];

/** What else this machine has. */
export const moreShells: readonly Shell[] = [
  ...(found('bash')
    ? [{ name: 'bash', argv: ['bash'], path: [standIn, system].join(delimiter) }]
    : []),
  ...['/bin/nc.openbsd', '/bin/nc.traditional'].filter(existsSync).map((nc) => ({
    name: `sh with ${nc}`,
    argv: ['/bin/sh'],
    path: [linked(nc), system].join(delimiter),
  })),
];

/** Runs a container's command and args, as the kubelet hands them over. */
export function run(shell: Shell, container: WaitContainer, stopAfter?: number): Promise<Ended> {
  const env = Object.fromEntries(
    (container.env ?? []).map(({ name, value = '' }) => [name, value]),
  );
  const [, ...script] = expanded(container.command ?? [], env);
  const argv = [...shell.argv, ...script, ...expanded(container.args ?? [], env)];
  const began = Date.now();
  const child = spawn(argv[0] ?? '', argv.slice(1), {
    env: { PATH: shell.path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  if (stopAfter !== undefined) setTimeout(() => child.kill('SIGTERM'), stopAfter).unref();
  return new Promise((done) => {
    let code: number | null | undefined;
    let silent = false;
    // Not until `close`: what was killed in the middle of an attempt may hold the other stream for some seconds.
    const end = () => {
      if (code === undefined || !silent) return;
      child.stderr.destroy();
      done({ code, log, milliseconds: Date.now() - began });
    };
    child.on('exit', (status) => {
      code = status;
      end();
    });
    child.stdout.on('end', () => {
      silent = true;
      end();
    });
  });
}

/**
 * What the kubelet makes of `$(NAME)` and `$$`.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function expanded(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): readonly string[] {
  return words.map((word) =>
    word.replaceAll(/\$(\$|\(([^)]*)\))/g, (whole, next: string, name: string | undefined) =>
      next === '$'
        ? '$'
        : name !== undefined && Object.hasOwn(env, name)
          ? (env[name] ?? '')
          : whole,
    ),
  );
}

function found(program: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function linked(nc: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'wait-nc-'));
  symlinkSync(nc, join(folder, 'nc'));
  return folder;
}
