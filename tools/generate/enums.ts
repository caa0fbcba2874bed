import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closed, closedFields, refusedValues } from './closed-enums';
import { readGoGroup, type GoGroup } from './go-source';
import { groups, meta } from './groups';
import { moduleFolder } from './releases';

/** The Go sources of every group, by what the names of its definitions begin with. */
export function readGo(patch: string): ReadonlyMap<string, GoGroup> {
  const api = moduleFolder('api', patch);
  const apimachinery = moduleFolder('apimachinery', patch);
  return new Map(
    Object.keys(groups).map((prefix) => {
      const [group = '', version = ''] = prefix.split('.').slice(-3);
      const folder =
        prefix === meta
          ? join(apimachinery, 'pkg', 'apis', 'meta', 'v1')
          : join(api, group, version);
      return [prefix, readGoGroup(readFileSync(join(folder, 'types.go'), 'utf8'))];
    }),
  );
}

/** The enum of a field, which is added to `enums`; undefined where the field takes any text. */
export function enumOf(
  definition: string,
  field: string,
  go: ReadonlyMap<string, GoGroup>,
  own: GoGroup | undefined,
  enums: Map<string, readonly string[]>,
): string | undefined {
  const plain = closedFields.find((one) => one.definition === definition && one.field === field);
  if (plain !== undefined) {
    const found = [...(own?.untyped ?? [])].filter(([name]) => plain.constants.test(name));
    if (found.length === 0) throw new Error(`no constants for ${definition}.${field}`);
    enums.set(plain.name, [...new Set(found.map(([, value]) => value))]);
    return plain.name;
  }
  const goType = own?.fields.get(definition)?.get(field);
  if (goType === undefined) return undefined;
  const name = goType.slice(goType.lastIndexOf('.') + 1);
  const home = goType.includes('.')
    ? [...go.values()].find((group) => group.constants.has(name))
    : own;
  if (home === undefined) return undefined;
  if (!home.marked.has(name) && !closed.has(name)) return undefined;
  const values = home.constants.get(name);
  if (values === undefined) throw new Error(`the enum ${name} has no constants`);
  enums.set(
    name,
    values.filter((value) => refusedValues[name]?.includes(value) !== true),
  );
  return name;
}
