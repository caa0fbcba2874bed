import { lstatSync, mkdirSync, realpathSync, statSync, unlinkSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { PodwrightError } from '../../manifest/podwright-error';
import { printable } from '../../manifest/printable';
import { codeOf, shownPath, writeError } from './write-error';

const unchanged = 'nothing was written';

/** Node's recursive `mkdir` says ENOENT where a file system is read-only: this asks each folder by itself. */
function makeFolder(path: string): void {
  try {
    makeOne(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    makeOne(path);
  }
}

/** It may be there already, or somebody else may make it at this moment. */
function makeOne(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}

/** Removes a file that may be gone already. For this Node's `rmSync` loads code that removes whole folders. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Makes the folder where it is missing, and gives its real path. */
export function openFolder(folder: string): string {
  if (folder === '' || folder.includes('\0')) {
    throw new PodwrightError(
      `cannot write into ${printable(JSON.stringify(folder))}: outdir must be the path of a folder\n  ${unchanged}`,
    );
  }
  try {
    makeFolder(folder);
    return realpathSync(folder);
  } catch (error) {
    throw writeError(folder, error, unchanged);
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The lock, a ledger, and what is on its way to its place. */
const isOurs = /^\.podwright-(?:lock|[0-9a-f]{8}|.*\.tmp)$/;

/** Names that are no files on Windows, whatever their extension. */
function isDevice(path: string): boolean {
  return path
    .split('/')
    .some((name) => /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i.test(name));
}

/**
 * The place of an output in the folder, given by a path with `/`.
 *
 * Refuses a path that leads out of the folder, by `..` or through a symbolic link to elsewhere.
 */
export function placeIn(folder: string, path: string): string {
  // A name without folders, as nearly all are, leads nowhere else.
  if (/^[\w-][\w.-]*$/.test(path) && process.platform !== 'win32') return `${folder}/${path}`;
  const place = join(folder, path);
  if (path.includes('\0') || !isBelow(folder, place)) {
    throw new PodwrightError(
      `cannot write ${printable(path)}: it would be outside ${shownPath(folder)}\n  look at outputFileExtension: it may not lead up`,
    );
  }
  if (/\/\.?$/.test(path) || isOurs.test(basename(place))) {
    throw new PodwrightError(
      `cannot write ${printable(path)}: this is no name for a file of yours\n  look at outputFileExtension: it may not end a name, nor make that of a file that podwright keeps`,
    );
  }
  if (process.platform === 'win32' && isDevice(path)) {
    throw new PodwrightError(
      `cannot write ${shownPath(place)}: Windows takes this name for a device\n  name the chart or the object otherwise`,
    );
  }
  for (let above = dirname(place); above !== folder; above = dirname(above)) {
    const real = realPathIfThere(above);
    if (real !== undefined && real !== folder && !isBelow(folder, real)) {
      throw new PodwrightError(
        `cannot write ${shownPath(place)}: ${shownPath(above)} is a link to ${shownPath(real)}, outside ${shownPath(folder)}\n  ${unchanged}`,
      );
    }
  }
  return place;
}

function realPathIfThere(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** What is at a place, links not followed; `undefined` where there is nothing. */
export function lookAt(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** Makes a folder, and those above it, where they are missing. */
export function ensureFolder(path: string): void {
  if (lookAt(path)?.isDirectory() !== true) makeFolder(path);
}
