import { accessSync, constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { PodwrightError } from '../../manifest/podwright-error';
import { printable } from '../../manifest/printable';
import { twinsIn, type OutputFile } from '../layout/output-file';
import type { Progress } from '../progress';
import { writeToStandardError } from '../standard-error';
import { claim } from './claims';
import { ledgerPath, ledgerText, type Owner } from './ledger';
import { isLocked, tellsCaseApart, whileLocked, type Lock } from './lock';
import { ensureFolder, openFolder } from './output-folder';
import { areSame, isDone, planWrites, type Plan } from './plan';
import { listedByOthers, removeLeftovers, removeStale } from './remove-stale';
import { commit, discard, stage, type StagedFile } from './staged-file';
import { shownPath, writeError } from './write-error';

const asTheyWere = 'nothing was changed: the files are as they were';

/** Writes all files, and puts none in its place; when one fails, none is left. */
function stageAll(
  folder: string,
  writes: Plan['writes'],
  lock: Lock,
  progress: Progress,
): readonly StagedFile[] {
  progress.begin({ doing: 'writing', total: writes.length, things: 'files' });
  const staged: StagedFile[] = [];
  for (const { place, bytes, mode } of writes) {
    try {
      lock.hold();
      staged.push(stage(folder, place, bytes, mode));
      progress.step();
    } catch (error) {
      for (const file of staged) discard(file);
      throw writeError(place, error, asTheyWere);
    }
  }
  return staged;
}

/** Makes the folders that are missing; when one cannot be written into, no file is replaced. */
function openFolders(staged: readonly StagedFile[]): void {
  const open = new Set<string>();
  for (const { place } of staged) {
    const folder = dirname(place);
    if (open.has(folder)) continue;
    open.add(folder);
    try {
      ensureFolder(folder);
      accessSync(folder, constants.W_OK);
    } catch (error) {
      throw writeError(place, error, asTheyWere);
    }
  }
}

function commitAll(staged: readonly StagedFile[], lock: Lock): void {
  for (const [done, file] of staged.entries()) {
    try {
      lock.hold();
      commit(file);
    } catch (error) {
      for (const rest of staged.slice(done)) discard(rest);
      const state = `${done} of ${staged.length} files were replaced before this one, each as a whole`;
      throw writeError(file.place, error, state);
    }
  }
}

function writeLedger(folder: string, owner: Owner, paths: Iterable<string>): void {
  const place = ledgerPath(folder, owner);
  let staged: StagedFile | undefined;
  try {
    staged = stage(folder, place, [Buffer.from(ledgerText(owner, paths), 'utf8')]);
    commit(staged);
  } catch (error) {
    if (staged !== undefined) discard(staged);
    throw writeError(
      place,
      error,
      'it lists what is written here, so that stale files are removed',
    );
  }
}

/** Two paths that the file system takes for one: the later file would replace the earlier. */
function refuseTwins(folder: string, paths: readonly string[]): void {
  for (const [earlier, path] of twinsIn(paths, (one) => one)) {
    if (tellsCaseApart(folder)) return;
    throw new PodwrightError(
      `cannot write ${shownPath(join(folder, path))}: here it is the same file as ${printable(earlier)}, which would be lost\n  kind and name make the name of the file: change a name, or choose YamlOutputType.FILE_PER_CHART\n  ${asTheyWere}`,
    );
  }
}

const nobody: ReadonlySet<string> = new Set();

/** Changes the folder as planned, and tells which files it removed. */
function carryOut(
  folder: string,
  { writes, stale, listed, paths }: Plan,
  owner: Owner | undefined,
  lock: Lock,
  progress: Progress,
): readonly string[] {
  refuseTwins(folder, paths);
  const others = owner === undefined || stale.length === 0 ? nobody : listedByOthers(folder, owner);
  removeLeftovers(folder);
  const staged = stageAll(folder, writes, lock, progress);
  const all = [...new Set([...listed, ...paths])].sort();
  const unlisted = all.length > new Set(listed).size;
  try {
    // Listed before they are there: what is written and not listed would never be removed.
    if (owner !== undefined && unlisted) writeLedger(folder, owner, all);
    openFolders(staged);
  } catch (error) {
    for (const file of staged) discard(file);
    throw error;
  }
  commitAll(staged, lock);
  if (owner === undefined) return [];
  let removed: readonly string[] = [];
  try {
    if (stale.length > 0) removed = removeStale(folder, stale, paths, others);
  } catch (error) {
    throw writeError(
      folder,
      error,
      `${stale.length} files are stale there, and the others are written`,
    );
  }
  if (!areSame(unlisted ? all : listed, paths)) writeLedger(folder, owner, paths);
  return removed;
}

const mostNamed = 5;

/** Says which files are gone: they may be missed, where one program makes other charts for other arguments. */
function tellRemoved(folder: string, removed: readonly string[]): void {
  const more = removed.length - mostNamed;
  const names = removed.slice(0, mostNamed).map(printable).join(', ');
  writeToStandardError(
    `removed from ${shownPath(folder)}: ${names}${more > 0 ? ` and ${more} more` : ''}\n  this program wrote that before, and writes it no longer; new App({ removeStaleFiles: false }) keeps such files\n`,
  );
}

/** How outputs are written. */
export interface WriteSettings {
  /** Whose outputs they are. */
  readonly app: object;
  /** Whether to remove what the same app wrote before and writes no longer. */
  readonly removeStale: boolean;
  readonly progress: Progress;
}

/**
 * Writes the files into the folder: each as a whole or not at all, those that are the same already not again, and
 * removes those that the same app wrote before and writes no longer.
 *
 * Until the last byte is on the disk, the files that are there stay.
 */
export function writeOutputs(
  outdir: string,
  files: readonly OutputFile[],
  settings: WriteSettings,
): void {
  const folder = openFolder(outdir);
  const paths = files.map(({ path }) => path);
  const owner = settings.removeStale ? claim(folder, settings.app, paths) : undefined;
  // A lock that is there says that somebody writes, or was killed while he did.
  if (isDone(planWrites(folder, files, owner), owner !== undefined) && !isLocked(folder)) return;
  let removed: readonly string[] = [];
  try {
    whileLocked(folder, (lock) => {
      // Again: what is in the folder may have changed until it was locked.
      const plan = planWrites(folder, files, owner);
      removed = carryOut(folder, plan, owner, lock, settings.progress);
    });
  } catch (error) {
    throw writeError(folder, error, `nothing was changed in ${shownPath(folder)}`);
  }
  if (removed.length === 0) return;
  settings.progress.clear();
  tellRemoved(folder, removed);
}
