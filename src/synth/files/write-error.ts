import { relative } from 'node:path';
import { printable } from '../../manifest/printable';
import { PodwrightError } from '../../manifest/podwright-error';

const causes: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is too large',
  EROFS: 'the file system is read-only',
  EACCES: 'permission is denied',
  EPERM: 'the operation is not permitted',
  EISDIR: 'a folder is in its place',
  ENOTDIR: 'a file is in the place of a folder',
  EEXIST: 'a file is in the place of a folder',
  ENAMETOOLONG: 'the name is too long for the file system',
  ELOOP: 'links lead in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the device reports an error',
};

/** The code of a system error, for example `ENOSPC`. */
export function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

/** A path as seen from the working directory. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return printable(fromHere === '' ? '.' : fromHere.startsWith('..') ? path : fromHere);
}

/** An error that says which file could not be written, why, and what became of the others. */
export function writeError(path: string, error: unknown, state: string): PodwrightError {
  if (error instanceof PodwrightError) return error;
  const code = codeOf(error);
  const reason = error instanceof Error ? printable(error.message) : 'for an unknown reason';
  const cause = causes[code] === undefined ? reason : `${causes[code]} (${code})`;
  return new PodwrightError(`cannot write ${shownPath(path)}: ${cause}\n  ${state}`, [], {
    cause: error,
  });
}
