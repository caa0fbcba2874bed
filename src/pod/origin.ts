import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FieldOrigin, SourcePlace } from '../manifest/problem';

/** Where a call stands. The stack is captured when the call is made and read only when somebody asks. */
export interface Origin {
  readonly call: string;
  readonly trace: { readonly stack?: string };
  /** The name of the composed mixin that the call is part of. */
  readonly within?: string;
}

/** This package's own folder, `src` or `lib`: its frames are nobody's line. */
const own = dirname(__dirname);

/** As deep as Node looks unless it is told otherwise. */
const usualDepth = 10;

/** Who wraps our calls is not as deep as that, and each frame that is kept costs time and memory, for every call. */
const enough = 5;

/**
 * Captures the stack below a function of ours; formatting waits for {@link fieldOrigin}. Whoever sets
 * `Error.stackTraceLimit` gets what is asked for.
 */
export function originOf(call: Function, name: string = call.name): Origin {
  const trace: { readonly stack?: string } = {};
  const depth = Error.stackTraceLimit;
  if (depth === usualDepth) {
    Error.stackTraceLimit = enough;
    Error.captureStackTrace(trace, call);
    Error.stackTraceLimit = depth;
  } else {
    Error.captureStackTrace(trace, call);
  }
  return { call: name, trace };
}

const read = new WeakMap<Origin, FieldOrigin>();

/** The origin in words: the nearest line of the user's own code first, then the library's that made the call, if any. */
export function fieldOrigin(origin: Origin): FieldOrigin {
  let found = read.get(origin);
  if (found === undefined) {
    const frames = placesOf(origin.trace.stack ?? '').filter(({ file }) => !isOwn(file));
    const nearest = frames[0];
    const user = frames.find(({ file }) => !isLibrary(file));
    const places = [user, nearest === user ? undefined : nearest].filter(
      (place) => place !== undefined,
    );
    found = {
      call: origin.within === undefined ? origin.call : `${origin.call} in ${origin.within}`,
      places,
    };
    read.set(origin, found);
  }
  return found;
}

function isOwn(file: string): boolean {
  return file.startsWith(`${own}/`) || file.startsWith(`${own}\\`);
}

function isLibrary(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

function placesOf(stack: string): SourcePlace[] {
  const places: SourcePlace[] = [];
  for (const line of stack.split('\n')) {
    const match = /^\s*at .*?\(?((?:file:\/\/|[A-Za-z]:[\\/]|\/)[^()]*):(\d+):(\d+)\)?$/.exec(line);
    if (match === null) continue;
    const [, where = '', row, column] = match;
    const file = where.startsWith('file:') ? fileURLToPath(where) : where;
    places.push(throughSourceMap({ file, line: Number(row), column: Number(column) }));
  }
  return places;
}

const maps = new Map<string, SourceMap | undefined>();

/** The place in the source that a compiled file was made from, where the file says so. */
function throughSourceMap(place: SourcePlace): SourcePlace {
  if (!/\.[cm]?js$/.test(place.file)) return place;
  let map = maps.get(place.file);
  if (map === undefined && !maps.has(place.file)) {
    map = sourceMapOf(place.file);
    maps.set(place.file, map);
  }
  const entry = map?.findEntry(place.line - 1, place.column - 1);
  if (entry === undefined || !('originalSource' in entry) || !entry.originalSource) return place;
  const source = entry.originalSource.startsWith('file:')
    ? fileURLToPath(entry.originalSource)
    : entry.originalSource;
  return {
    file: resolve(dirname(place.file), source),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

function sourceMapOf(file: string): SourceMap | undefined {
  try {
    const code = readFileSync(file, 'utf8');
    const url = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];
    if (url === undefined) return undefined;
    const inline = /^data:application\/json[^,]*;base64,(.*)$/.exec(url)?.[1];
    const text =
      inline === undefined
        ? readFileSync(resolve(dirname(file), decodeURIComponent(url)), 'utf8')
        : Buffer.from(inline, 'base64').toString('utf8');
    return new SourceMap(JSON.parse(text));
  } catch {
    return undefined;
  }
}
