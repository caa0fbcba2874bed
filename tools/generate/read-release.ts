import { join } from 'node:path';
import type { FieldType } from '../../src/kubernetes/schema';
import { enumOf, readGo } from './enums';
import { groups, type ApiGroup } from './groups';
import { isKind, roots } from './kinds';
import { reach, readDefaults, readSchemas, scalars, typeOf } from './open-api';
import { moduleFolder, type Release } from './releases';

/** One release as podwright needs it: what the roots reach, with short names. */
export interface ReadRelease {
  readonly release: Release;
  readonly definitions: ReadonlyMap<string, ReadDefinition>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** One definition of one release. */
export interface ReadDefinition {
  readonly name: string;
  readonly group: ApiGroup;
  readonly kind: boolean;
  readonly fields: ReadonlyMap<string, ReadField>;
  /** False where only a `status` leads to it. */
  readonly authored: boolean;
}

/** One field of one release. */
export interface ReadField {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly enumName?: string;
}

/** Reads one release from its Go modules. */
export function readRelease(release: Release): ReadRelease {
  const openApi = join(moduleFolder('kubernetes', release.patch), 'api', 'openapi-spec');
  const schemas = readSchemas(openApi);
  const defaults = readDefaults(openApi);
  const go = readGo(release.patch);
  const enums = new Map<string, readonly string[]>();
  const authored = reach(schemas, roots, (name, field) => isKind(name) && field === 'status');
  const definitions = new Map<string, ReadDefinition>();
  for (const full of reach(schemas, roots, () => false)) {
    if (scalars[full] !== undefined) continue;
    const schema = schemas[full];
    const prefix = full.slice(0, full.lastIndexOf('.') + 1);
    const name = full.slice(prefix.length);
    const group = groups[prefix];
    if (group === undefined) throw new Error(`${full} is of an API group that is not generated`);
    if (definitions.has(name)) throw new Error(`two definitions share the name ${name}`);
    const goGroup = go.get(prefix);
    const fields = new Map<string, ReadField>();
    for (const [field, property] of Object.entries(schema?.properties ?? {})) {
      const enumName = authored.has(full) ? enumOf(name, field, go, goGroup, enums) : undefined;
      fields.set(field, {
        name: field,
        type: typeOf(property, defaults),
        required: schema?.required?.includes(field) ?? false,
        ...(enumName === undefined ? {} : { enumName }),
      });
    }
    compareWithGo(name, [...fields.keys()], [...(goGroup?.fields.get(name)?.keys() ?? [])]);
    definitions.set(name, {
      name,
      group,
      kind: isKind(full),
      fields,
      authored: authored.has(full),
    });
  }
  return { release, definitions, enums };
}

/** The decoder reads what the Go struct holds; the table is only right where the OpenAPI document says the same. */
function compareWithGo(name: string, fields: readonly string[], go: readonly string[]): void {
  const typeMeta = new Set(['apiVersion', 'kind']);
  const missing = go.filter((field) => !fields.includes(field));
  const unknown = fields.filter((field) => !go.includes(field) && !typeMeta.has(field));
  if (go.length === 0 || missing.length > 0 || unknown.length > 0) {
    throw new Error(
      `${name} has other fields in Go: missing ${missing.join(', ')}, unknown ${unknown.join(', ')}`,
    );
  }
}
