import type { Edits } from './edit';

/** One case: a base manifest by name, and what is changed in it. */
export interface Case {
  readonly base: string;
  readonly edits: Edits;
}

/** Cases of one place: every edit's path is below `at`. */
export interface CaseGroup {
  /** The base manifests, each of which gets every case. */
  readonly bases: readonly string[];
  /** Where the paths of the edits begin; the whole manifest where it is left out. */
  readonly at?: string;
  readonly cases: readonly Edits[];
}

/** The cases of a group, with whole paths. */
export function casesOf(groups: readonly CaseGroup[]): readonly Case[] {
  return groups.flatMap(({ bases, at = '', cases }) =>
    bases.flatMap((base) => cases.map((edits) => ({ base, edits: below(at, edits) }))),
  );
}

function below(at: string, edits: Edits): Edits {
  return Object.fromEntries(Object.entries(edits).map(([path, value]) => [join(at, path), value]));
}

function join(at: string, path: string): string {
  if (at === '' || path === '') return at + path;
  return path.startsWith('[') ? at + path : `${at}.${path}`;
}
