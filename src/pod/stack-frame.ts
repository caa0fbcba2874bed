import { fileURLToPath } from 'node:url';
import type { SourcePlace } from '../manifest/problem';

/** What a file in a frame begins with; frames of Node's own (`node:`), of builtins and of the console have none. */
const start = String.raw`(?:file:\/\/|[A-Za-z]:[\\/]|[\\/])`;

/** In brackets behind the function, which may be named anything; what is in the outermost ones is the place. */
const behindFunction = new RegExp(String.raw`^\s*at .*?\((${start}.*):(\d+):(\d+)\)$`);
const alone = new RegExp(String.raw`^\s*at (?:async )?(${start}.*):(\d+):(\d+)$`);
/** Code that a program made while it ran: the place is where it ran it. */
const evaluated = new RegExp(String.raw`\(eval at [^(]*\((${start}.*?):(\d+):(\d+)\)`);

/** The place that a line of a stack names; none where it is in no file. */
export function placeInFrame(line: string): SourcePlace | undefined {
  const match = evaluated.exec(line) ?? alone.exec(line) ?? behindFunction.exec(line);
  if (match === null) return undefined;
  const [, where = '', row, column] = match;
  const file = fileOf(where);
  return file === undefined ? undefined : { file, line: Number(row), column: Number(column) };
}

/** The file of a path or of a `file:` URL; none where the URL leads to no file of this machine. */
export function fileOf(where: string): string | undefined {
  if (!where.startsWith('file:')) return where;
  try {
    return fileURLToPath(where);
  } catch {
    return undefined;
  }
}
