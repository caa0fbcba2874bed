import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from './edit';

const folder = join(__dirname, 'bases');

/** The base manifests by name; every one is accepted by every version. */
export const bases: ReadonlyMap<string, Manifest> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [
      file.slice(0, -5),
      parse(readFileSync(join(folder, file), 'utf8')) as Manifest,
    ]),
);

/** A base manifest by name. */
export function base(name: string): Manifest {
  const found = bases.get(name);
  if (found === undefined) throw new Error(`no base manifest is named '${name}' in ${folder}`);
  return found;
}
