import { spawnSync } from 'node:child_process';

/** Whether a program is on the path. */
export function isInstalled(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ['--help'], { stdio: 'ignore' }).status === 0;
}
