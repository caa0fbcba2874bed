import { closeSync, openSync, readFileSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PodwrightError } from '../../manifest/podwright-error';
import { lookAt, removeFile } from './output-folder';
import { isRunning, processSpace, startOf } from './running-process';
import { codeOf, shownPath } from './write-error';

const retryAfterMs = 10;
const giveUpAfterMs = 30_000;

/**
 * After this long, a lock that is not held any more is taken for left behind where the process cannot be looked at, as
 * on another machine; one that says nothing after a second.
 */
const staleAfterMs = 60_000;
const emptyStaleAfterMs = 1000;

/** How often who has the lock says that he still does. */
const holdAfterMs = 5000;

/** Whether who made the lock is gone. */
function isLeftBehind(path: string, text: string): boolean {
  const [pid, host, start] = text.split(' ');
  if (host === processSpace()) return !isRunning(Number(pid), start);
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const limit = host === undefined ? emptyStaleAfterMs : staleAfterMs;
  return made !== undefined && Date.now() - made > limit;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx');
    sign(path, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Writes into the lock whose it is; where there is no space for that, there is no lock. */
function sign(path: string, file: number): void {
  try {
    const start = startOf(process.pid);
    writeSync(
      file,
      [process.pid, processSpace(), ...(start === undefined ? [] : [start])].join(' '),
    );
  } catch (error) {
    removeFile(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

/**
 * Takes a lock away whose owner is gone.
 *
 * Only one process at a time may look and remove: what it sees is there still when it removes it, for whoever left it
 * behind does not come back. The name is that of a file to remove where this one is killed, too.
 */
function removeLeftBehind(path: string, text: string): void {
  const breaking = `${path}-breaking.tmp`;
  if (!tryLock(breaking)) {
    const made = statSync(breaking, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && Date.now() - made > emptyStaleAfterMs) removeFile(breaking);
    return;
  }
  try {
    if (readIfThere(path) === text) removeFile(path);
  } finally {
    removeFile(breaking);
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryAfterMs);
}

const lockName = '.podwright-lock';

function lockPath(folder: string): string {
  return join(folder, lockName);
}

/** Whether the file system tells names apart that differ in case only; asked while the folder is locked. */
export function tellsCaseApart(folder: string): boolean {
  return lookAt(join(folder, lockName.toUpperCase())) === undefined;
}

/** Whether a process writes into the folder, or was killed while it did. */
export function isLocked(folder: string): boolean {
  return lookAt(lockPath(folder)) !== undefined;
}

/** The lock as who has it knows it. */
export interface Lock {
  /** Says that the lock is held still, for those who cannot look at this process; cheap, to be called often. */
  hold(): void;
}

function lockAt(path: string): Lock {
  let last = Date.now();
  return {
    hold() {
      const now = Date.now();
      if (now - last < holdAfterMs) return;
      last = now;
      utimesSync(path, now / 1000, now / 1000);
    },
  };
}

/** Runs the task while no other process writes into the folder; waits for one that does, for 30 seconds at most. */
export function whileLocked(folder: string, task: (lock: Lock) => void): void {
  const path = lockPath(folder);
  const started = Date.now();
  while (!tryLock(path)) {
    const holder = readIfThere(path);
    if (holder !== undefined && isLeftBehind(path, holder)) {
      removeLeftBehind(path, holder);
    } else if (Date.now() - started > giveUpAfterMs) {
      throw new PodwrightError(
        `cannot write into ${shownPath(folder)}: another synthesis (process ${holder?.split(' ')[0] ?? '?'}) has been writing there for ${giveUpAfterMs / 1000} seconds\n  if there is none, remove ${shownPath(path)}`,
      );
    } else {
      pause();
    }
  }
  try {
    task(lockAt(path));
  } finally {
    removeFile(path);
  }
}
