import type { KubernetesVersion } from '../../src/kubernetes/versions';
import type { ApiGroup } from './groups';
import type { ReadDefinition, ReadField, ReadRelease } from './read-release';

/** All releases in one. */
export interface Merged {
  readonly definitions: readonly MergedDefinition[];
  readonly enums: readonly MergedEnum[];
}

/** One definition of all releases. */
export interface MergedDefinition {
  readonly name: string;
  readonly group: ApiGroup;
  readonly kind: boolean;
  /** False where it has no type: only a `status` leads to it, or the newest release has no such definition. */
  readonly typed: boolean;
  readonly fields: readonly MergedField[];
}

/** One field of all releases. */
export interface MergedField extends ReadField {
  readonly since?: KubernetesVersion;
  readonly until?: KubernetesVersion;
}

/** One enum of all releases. */
export interface MergedEnum {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly since?: KubernetesVersion }[];
}

/** Merges releases, the oldest first: the newest decides everything but since when and until when. */
export function merge(releases: readonly ReadRelease[]): Merged {
  const names = namesOf(releases.map(({ definitions }) => definitions));
  return {
    definitions: names.map((name) => mergeDefinition(name, releases)),
    enums: namesOf(releases.map(({ enums }) => enums)).map((name) => mergeEnum(name, releases)),
  };
}

function mergeDefinition(name: string, releases: readonly ReadRelease[]): MergedDefinition {
  const found = releases.map(({ definitions }) => definitions.get(name));
  const newest = last(found);
  const fields = namesOf(found.map((one) => one?.fields ?? new Map<string, ReadField>()));
  return {
    name,
    group: newest.group,
    kind: newest.kind,
    typed: newest.authored && found.at(-1) !== undefined,
    fields: fields.map((field) => mergeField(name, field, found, releases)),
  };
}

function mergeField(
  definition: string,
  name: string,
  found: readonly (ReadDefinition | undefined)[],
  releases: readonly ReadRelease[],
): MergedField {
  const fields = found.map((one) => one?.fields.get(name));
  const newest = last(fields);
  if (fields.some((one) => one !== undefined && shape(one) !== shape(newest))) {
    throw new Error(`${definition}.${name} has another type in an older release: teach the table`);
  }
  const has = fields.map((one) => one !== undefined);
  const around = found.map((one) => one !== undefined);
  return { ...newest, ...span(`${definition}.${name}`, has, around, releases) };
}

function mergeEnum(name: string, releases: readonly ReadRelease[]): MergedEnum {
  const found = releases.map(({ enums }) => enums.get(name));
  const newest = last(found);
  const gone = found.flat().find((value) => value !== undefined && !newest.includes(value));
  if (gone !== undefined) throw new Error(`the enum ${name} lost ${gone}: teach the table`);
  return {
    name,
    values: newest.map((value) => {
      const has = found.map((values) => values?.includes(value) ?? false);
      const around = found.map((values) => values !== undefined);
      return { value, ...span(`${name} ${value}`, has, around, releases) };
    }),
  };
}

/** Since and until when something is there, as far as what is around it does not say the same already. */
function span(
  what: string,
  has: readonly boolean[],
  around: readonly boolean[],
  releases: readonly ReadRelease[],
): { since?: KubernetesVersion; until?: KubernetesVersion } {
  const [first, end] = [has.indexOf(true), has.lastIndexOf(true)];
  if (has.slice(first, end).includes(false))
    throw new Error(`${what} comes and goes: teach the table`);
  const since = releases[first]?.release.version;
  const until = releases[end]?.release.version;
  return {
    ...(first === around.indexOf(true) || since === undefined ? {} : { since }),
    ...(end === around.lastIndexOf(true) || until === undefined ? {} : { until }),
  };
}

function shape({ type }: ReadField): string {
  return JSON.stringify(type, (key, value: unknown) =>
    ['listType', 'keys', 'keyDefaults'].includes(key) ? undefined : value,
  );
}

function namesOf(maps: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}

function last<T>(values: readonly (T | undefined)[]): T {
  const value = values.findLast((one) => one !== undefined);
  if (value === undefined) throw new Error('nothing to merge');
  return value;
}
