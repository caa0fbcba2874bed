import type { OutputFile } from '../layout/output-file';
import { holdsBytes, sizeOf } from './file-bytes';
import { readLedger, type Owner } from './ledger';
import { lookAt, placeIn } from './output-folder';
import { writeError } from './write-error';

/** A file to write. */
export interface Write {
  readonly place: string;
  readonly bytes: readonly Uint8Array[];
  /** The permissions of the file that is in its place, which the new one keeps. */
  readonly mode: number | undefined;
}

/** What has to change in the folder. */
export interface Plan {
  /** Files that are new or have other bytes. */
  readonly writes: readonly Write[];
  /** Paths that the owner wrote before, and does not write now. */
  readonly stale: readonly string[];
  /** What the ledger lists now, and what it has to list. */
  readonly listed: readonly string[];
  readonly paths: readonly string[];
}

/** Whether the bytes are in the place already, and otherwise which permissions a file there has. */
function compare(
  place: string,
  bytes: readonly Uint8Array[],
): 'same' | { readonly mode: number | undefined } {
  try {
    const found = lookAt(place);
    if (found?.isDirectory() === true) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (found?.isFile() !== true) return { mode: undefined };
    const isSame = found.size === sizeOf(bytes) && holdsBytes(place, bytes);
    return isSame ? 'same' : { mode: found.mode & 0o777 };
  } catch (error) {
    throw writeError(place, error, 'nothing was written');
  }
}

/** Compares what is in the folder with what has to be. Changes nothing. */
export function planWrites(folder: string, files: readonly OutputFile[], owner?: Owner): Plan {
  const writes: Write[] = [];
  for (const { path, bytes } of files) {
    const place = placeIn(folder, path);
    const compared = compare(place, bytes);
    if (compared !== 'same') writes.push({ place, bytes, ...compared });
  }
  const paths = files.map(({ path }) => path).sort();
  const listed = owner === undefined ? [] : readLedger(folder, owner);
  const current = new Set(paths);
  return { writes, stale: listed.filter((path) => !current.has(path)), listed, paths };
}

/** Whether the folder is as it has to be, ledger included. */
export function isDone({ writes, stale, listed, paths }: Plan, withLedger: boolean): boolean {
  if (writes.length > 0 || stale.length > 0) return false;
  return !withLedger || areSame(listed, paths);
}

/** Whether two lists of paths say the same in the same order. */
export function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((path, index) => path === others[index]);
}
