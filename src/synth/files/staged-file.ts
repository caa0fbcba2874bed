import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, fchmodSync, openSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeBytes } from './file-bytes';
import { removeFile } from './output-folder';
import { codeOf } from './write-error';

let counter = 0;

/** Process numbers are the same in every container: this tells this process from one that shares the folder only. */
const here = randomBytes(4).toString('hex');

/** A file that is complete, and not in its place yet. */
export interface StagedFile {
  readonly place: string;
  readonly staged: string;
}

/** The name of a file that a synthesis was about to put in its place when it ended. */
export function isStagedName(name: string): boolean {
  return /^\.podwright-.*\.tmp$/.test(name);
}

/** Where a file is staged: hidden, and no manifest by its name. */
function stagedPath(folder: string, place: string): string {
  counter += 1;
  const name = basename(place).slice(0, 50);
  return join(folder, `.podwright-${name}-${here}-${counter}.tmp`);
}

/**
 * Writes the bytes into the output folder itself, from where they can be renamed and where the next synthesis looks for
 * what this one may leave behind. Leaves nothing when it fails.
 *
 * @param mode - the permissions of the file, where some are wanted
 */
export function stage(
  folder: string,
  place: string,
  bytes: readonly Uint8Array[],
  mode?: number,
): StagedFile {
  const staged = stagedPath(folder, place);
  // From the start with the permissions that it is to have, so that nobody else reads it meanwhile.
  const file = openSync(staged, 'wx', mode);
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    writeBytes(file, bytes);
  } catch (error) {
    closeSync(file);
    removeFile(staged);
    throw error;
  }
  closeSync(file);
  return { place, staged };
}

/** Puts the file in its place, at once for whoever looks; a link there is replaced, not followed. */
export function commit({ place, staged }: StagedFile): void {
  try {
    renameSync(staged, place);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    // Another file system is mounted in the folder: there it has to be written first, too.
    const beside = stagedPath(dirname(place), place);
    copyFileSync(staged, beside);
    renameSync(beside, place);
    discard({ place, staged });
  }
}

/** Gives the file up. */
export function discard({ staged }: StagedFile): void {
  removeFile(staged);
}
