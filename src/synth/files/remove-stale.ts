import { readdirSync, rmdirSync, statSync, unlinkSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { isLedgerName, listedIn, type Owner } from './ledger';
import { lookAt, placeIn } from './output-folder';
import { isStagedName } from './staged-file';
import { codeOf } from './write-error';

/** What other programs, and other apps of this one, have written here. */
export function listedByOthers(folder: string, owner: Owner): ReadonlySet<string> {
  const others = readdirSync(folder).filter(
    (name) => isLedgerName(name) && !name.endsWith(owner.id),
  );
  return new Set(others.flatMap((name) => listedIn(join(folder, name))));
}

/** What is seen of a place, however wrong a path a ledger has for it. */
function seen<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    if (['ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function lookIfThere(place: string): Stats | undefined {
  return seen(() => lookAt(place));
}

/** What tells a file from others, whatever it is called: names may differ in case only. */
function identityOf(place: string): string | undefined {
  const found = seen(() => statSync(place, { bigint: true, throwIfNoEntry: false }));
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

function placeOrNothing(folder: string, path: string): string | undefined {
  try {
    return placeIn(folder, path);
  } catch {
    // A ledger is a file like others, and anyone can write into it what leads out of the folder.
    return undefined;
  }
}

/**
 * Removes files that the owner wrote and writes no longer, and the folders that become empty by that; tells which files.
 *
 * @param others - what others have written here
 */
export function removeStale(
  folder: string,
  stale: readonly string[],
  current: readonly string[],
  others: ReadonlySet<string>,
): readonly string[] {
  const removed: string[] = [];
  const around = new Set<string>();
  const kept = new Set(
    [...current, ...others].map((path) => {
      const place = placeOrNothing(folder, path);
      return place === undefined ? undefined : identityOf(place);
    }),
  );
  for (const path of stale) {
    const place = placeOrNothing(folder, path);
    if (place === undefined || others.has(path)) continue;
    around.add(dirname(place));
    if (lookIfThere(place)?.isFile() !== true || kept.has(identityOf(place))) continue;
    unlinkSync(place);
    removed.push(path);
  }
  for (const path of around) removeEmpty(folder, path);
  return removed;
}

/** Removes a folder in the output folder if nothing is in it, and then the one around it. */
function removeEmpty(folder: string, path: string): void {
  if (path === folder || lookIfThere(path)?.isDirectory() !== true) return;
  if (readdirSync(path).length > 0) return;
  rmdirSync(path);
  removeEmpty(folder, dirname(path));
}

/** Removes what a synthesis that was killed had not put in its place yet. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (isStagedName(name)) unlinkSync(join(folder, name));
  }
}
