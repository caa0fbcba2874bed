import { readdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLedgerName, listedIn, type Owner } from './ledger';
import { lookAt, placeIn } from './output-folder';
import { isStagedName } from './staged-file';

/** What tells a file from others, whatever it is called: names may differ in case only. */
function identityOf(place: string): string | undefined {
  const found = statSync(place, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

/** What other programs, and other apps of this one, have written here. */
function listedByOthers(folder: string, owner: Owner): ReadonlySet<string> {
  const others = readdirSync(folder).filter(
    (name) => isLedgerName(name) && !name.endsWith(owner.id),
  );
  return new Set(others.flatMap((name) => listedIn(join(folder, name))));
}

function placeOrNothing(folder: string, path: string): string | undefined {
  try {
    return placeIn(folder, path);
  } catch {
    // A ledger is a file like others, and anyone can write into it what leads out of the folder.
    return undefined;
  }
}

/** Removes files that the owner wrote and writes no longer, and the folders that become empty by that. */
export function removeStale(
  folder: string,
  stale: readonly string[],
  current: readonly string[],
  owner: Owner,
): void {
  const others = listedByOthers(folder, owner);
  const kept = new Set(current.map((path) => identityOf(join(folder, path))));
  for (const path of stale) {
    const place = placeOrNothing(folder, path);
    if (place === undefined || others.has(path) || lookAt(place)?.isFile() !== true) continue;
    if (kept.has(identityOf(place))) continue;
    unlinkSync(place);
    const around = dirname(place);
    if (around !== folder && readdirSync(around).length === 0) rmdirSync(around);
  }
}

/** Removes what a synthesis that was killed left beside the places of its files. */
export function removeLeftovers(folders: Iterable<string>): void {
  for (const folder of folders) {
    if (lookAt(folder)?.isDirectory() !== true) continue;
    for (const name of readdirSync(folder)) {
      if (isStagedName(name)) unlinkSync(join(folder, name));
    }
  }
}
