import { join } from 'node:path';
import type { Contender, Folders } from '../scenario';

/** A compiled program of ours as a contender. */
export function nodeProgram(
  name: string,
  program: string,
  args: readonly (string | number)[],
  { programs }: Folders,
): Contender {
  return {
    name,
    command: process.execPath,
    args: [join(programs, `${program}.js`), ...args.map(String)],
  };
}

/** One program with the app of cdk8s and with that of podwright. */
export function bothApps(
  program: string,
  size: number,
  folders: Folders,
  isFeasibleForCdk8s = true,
): readonly Contender[] {
  const apps = isFeasibleForCdk8s ? ['cdk8s', 'podwright'] : ['podwright'];
  return apps.map((app) => nodeProgram(app, program, [app, size, folders.output], folders));
}
