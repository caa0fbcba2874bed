import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { SourcePlace } from '../manifest/problem';
import { fileOf } from './stack-frame';

const maps = new Map<string, SourceMap | undefined>();

/** The place in the source that a compiled file was made from, where the file says so. */
export function throughSourceMap(place: SourcePlace): SourcePlace {
  if (!/\.[cm]?js$/.test(place.file)) return place;
  let map = maps.get(place.file);
  if (map === undefined && !maps.has(place.file)) {
    map = sourceMapOf(place.file);
    maps.set(place.file, map);
  }
  const entry = map?.findEntry(place.line - 1, place.column - 1);
  if (entry === undefined || !('originalSource' in entry) || !entry.originalSource) return place;
  const source = fileOf(entry.originalSource);
  // Of another scheme, `webpack:`, it names no file.
  if (source === undefined || /^[\w-]{2,}:/.test(source)) return place;
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
