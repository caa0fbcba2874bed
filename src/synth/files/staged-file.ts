import { closeSync, fchmodSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeBytes } from './file-bytes';

let counter = 0;

/** A file that is complete beside its place, and not in it yet. */
export interface StagedFile {
  readonly place: string;
  readonly staged: string;
}

/** The name of a file that a synthesis was about to put in its place when it ended. */
export function isStagedName(name: string): boolean {
  return /^\.podwright-.*\.tmp$/.test(name);
}

/** Where a file is staged: hidden, in the same folder, so that it can be renamed, and no manifest by its name. */
function stagedPath(place: string): string {
  counter += 1;
  const name = basename(place).slice(0, 100);
  return join(dirname(place), `.podwright-${name}-${process.pid}-${counter}.tmp`);
}

/** Writes the bytes beside the place, with the permissions where some are given. Leaves nothing behind when it fails. */
export function stage(place: string, bytes: readonly Uint8Array[], mode?: number): StagedFile {
  const staged = stagedPath(place);
  const file = openSync(staged, 'wx');
  try {
    writeBytes(file, bytes);
    if (mode !== undefined) fchmodSync(file, mode);
  } catch (error) {
    closeSync(file);
    rmSync(staged, { force: true });
    throw error;
  }
  closeSync(file);
  return { place, staged };
}

/** Puts the file in its place, at once for whoever looks; a link there is replaced, not followed. */
export function commit({ place, staged }: StagedFile): void {
  renameSync(staged, place);
}

/** Gives the file up. */
export function discard({ staged }: StagedFile): void {
  rmSync(staged, { force: true });
}
