import { readFileSync, statSync } from 'node:fs';
import type { OutputFile } from '../layout/output-file';
import { readLedger, type Owner } from './ledger';
import { kindAt, placeIn } from './output-folder';
import { writeError } from './write-error';

/** What has to change in the folder. */
export interface Plan {
  /** Files that are new or have other bytes. */
  readonly writes: readonly { readonly place: string; readonly bytes: Uint8Array }[];
  /** Paths that the owner wrote before, and does not write now. */
  readonly stale: readonly string[];
  /** What the ledger lists now, and what it has to list. */
  readonly listed: readonly string[];
  readonly paths: readonly string[];
}

function hasBytes(place: string, bytes: Uint8Array): boolean {
  const size = statSync(place, { throwIfNoEntry: false })?.size;
  return size === bytes.length && readFileSync(place).equals(bytes);
}

function mustBeWritten(place: string, bytes: Uint8Array): boolean {
  try {
    const kind = kindAt(place);
    if (kind === 'folder') throw Object.assign(new Error(), { code: 'EISDIR' });
    return kind !== 'file' || !hasBytes(place, bytes);
  } catch (error) {
    throw writeError(place, error, 'nothing was written');
  }
}

/** Compares what is in the folder with what has to be. Changes nothing. */
export function planWrites(folder: string, files: readonly OutputFile[], owner?: Owner): Plan {
  const writes: { place: string; bytes: Uint8Array }[] = [];
  for (const { path, bytes } of files) {
    const place = placeIn(folder, path);
    if (mustBeWritten(place, bytes)) writes.push({ place, bytes });
  }
  const paths = files.map(({ path }) => path).sort();
  const listed = owner === undefined ? [] : readLedger(folder, owner);
  const current = new Set(paths);
  return { writes, stale: listed.filter((path) => !current.has(path)), listed, paths };
}

/** Whether the folder is as it has to be, ledger included. */
export function isDone({ writes, stale, listed, paths }: Plan, withLedger: boolean): boolean {
  if (writes.length > 0 || stale.length > 0) return false;
  return !withLedger || listed.join('\n') === paths.join('\n');
}
