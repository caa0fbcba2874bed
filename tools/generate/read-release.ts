import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldType, ScalarKind } from '../../src/kubernetes/schema';
import { closed, closedFields, refusedValues } from './closed-enums';
import { readGoGroup, type GoGroup } from './go-source';
import { isKind, roots } from './kinds';
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

/** A group of the API: how a manifest names it, and how the reference's anchors end. */
export interface ApiGroup {
  readonly file: string;
  readonly apiVersion: string;
  readonly anchor: string;
}

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-patch-merge-key'?: string;
}

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.';
const groups: Readonly<Record<string, ApiGroup>> = {
  'io.k8s.api.core.v1.': { file: 'core', apiVersion: 'v1', anchor: 'v1-core' },
  'io.k8s.api.apps.v1.': { file: 'apps', apiVersion: 'apps/v1', anchor: 'v1-apps' },
  'io.k8s.api.batch.v1.': { file: 'batch', apiVersion: 'batch/v1', anchor: 'v1-batch' },
  'io.k8s.api.networking.v1.': {
    file: 'networking',
    apiVersion: 'networking.k8s.io/v1',
    anchor: 'v1-networking-k8s-io',
  },
  'io.k8s.api.policy.v1.': { file: 'policy', apiVersion: 'policy/v1', anchor: 'v1-policy' },
  'io.k8s.api.autoscaling.v2.': {
    file: 'autoscaling',
    apiVersion: 'autoscaling/v2',
    anchor: 'v2-autoscaling',
  },
  'io.k8s.api.rbac.v1.': {
    file: 'rbac',
    apiVersion: 'rbac.authorization.k8s.io/v1',
    anchor: 'v1-rbac-authorization-k8s-io',
  },
  [meta]: { file: 'meta', apiVersion: 'meta', anchor: 'v1-meta' },
};

/** Definitions of the OpenAPI document that are scalars. */
const scalars: Readonly<Record<string, ScalarKind>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'int-or-string',
  [`${meta}Time`]: 'time',
  [`${meta}MicroTime`]: 'micro-time',
  [`${meta}FieldsV1`]: 'any',
};

/** Formats of the OpenAPI document by type and format. */
const formats: Readonly<Record<string, ScalarKind>> = {
  'string ': 'string',
  'string byte': 'bytes',
  'boolean ': 'boolean',
  'integer int32': 'int32',
  'integer int64': 'int64',
  'number double': 'double',
};

/** Reads one release from its Go modules. */
export function readRelease(release: Release): ReadRelease {
  const openApi = join(moduleFolder('kubernetes', release.patch), 'api', 'openapi-spec');
  const schemas = (
    JSON.parse(readFileSync(join(openApi, 'swagger.json'), 'utf8')) as {
      definitions: Readonly<Record<string, Schema>>;
    }
  ).definitions;
  const defaults = readDefaults(openApi);
  const go = readGo(release.patch);
  const enums = new Map<string, readonly string[]>();
  const authored = reach(schemas, (name, field) => isKind(name) && field === 'status');
  const definitions = new Map<string, ReadDefinition>();
  for (const full of reach(schemas, () => false)) {
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
    if (fields.size === 0) throw new Error(`${full} has no fields`);
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

function reach(
  schemas: Readonly<Record<string, Schema>>,
  leaveOut: (definition: string, field: string) => boolean,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`the OpenAPI document lacks ${name}`);
    seen.add(name);
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      const target = referenceOf(property);
      if (target !== undefined && !leaveOut(name, field)) visit(target);
    }
  };
  for (const root of roots) visit(root);
  return seen;
}

function referenceOf(schema: Schema): string | undefined {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/definitions/', '');
  const inner = schema.items ?? schema.additionalProperties;
  return inner === undefined ? undefined : referenceOf(inner);
}

function typeOf(schema: Schema, defaults: ReadonlyMap<string, string>): FieldType {
  if (schema.$ref !== undefined) {
    const target = schema.$ref.replace('#/definitions/', '');
    const scalar = scalars[target];
    if (scalar !== undefined) return { kind: scalar };
    return { kind: 'object', definition: target.slice(target.lastIndexOf('.') + 1) };
  }
  if (schema.type === 'array' && schema.items !== undefined) {
    const mergeKey = schema['x-kubernetes-patch-merge-key'];
    const listType =
      schema['x-kubernetes-list-type'] ?? (mergeKey === undefined ? 'atomic' : 'map');
    const keys =
      listType === 'map'
        ? (schema['x-kubernetes-list-map-keys'] ?? (mergeKey === undefined ? [] : [mergeKey]))
        : [];
    if (listType === 'map' && keys.length === 0) throw new Error('a map list has no keys');
    const target = referenceOf(schema.items) ?? '';
    const keyDefaults: Record<string, string> = {};
    for (const key of keys) {
      const value = defaults.get(`${target} ${key}`);
      if (value !== undefined) keyDefaults[key] = value;
    }
    return { kind: 'list', items: typeOf(schema.items, defaults), listType, keys, keyDefaults };
  }
  if (schema.type === 'object' && schema.additionalProperties !== undefined) {
    return { kind: 'map', values: typeOf(schema.additionalProperties, defaults) };
  }
  const kind = formats[`${schema.type ?? ''} ${schema.format ?? ''}`];
  if (kind === undefined) throw new Error(`no type for ${JSON.stringify(schema)}`);
  return { kind };
}

/** The string defaults by definition and field: only the documents of OpenAPI 3 have them. */
function readDefaults(openApi: string): ReadonlyMap<string, string> {
  const defaults = new Map<string, string>();
  for (const { apiVersion } of Object.values(groups)) {
    if (apiVersion === 'meta') continue;
    const path = apiVersion === 'v1' ? 'api__v1' : `apis__${apiVersion.replace('/', '__')}`;
    const document = JSON.parse(
      readFileSync(join(openApi, 'v3', `${path}_openapi.json`), 'utf8'),
    ) as { components: { schemas: Readonly<Record<string, Schema>> } };
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      for (const [field, property] of Object.entries(schema.properties ?? {})) {
        if (typeof property.default === 'string' && property.default !== '') {
          defaults.set(`${name} ${field}`, property.default);
        }
      }
    }
  }
  return defaults;
}

function readGo(patch: string): ReadonlyMap<string, GoGroup> {
  const api = moduleFolder('api', patch);
  const apimachinery = moduleFolder('apimachinery', patch);
  return new Map(
    Object.keys(groups).map((prefix) => {
      const [group = '', version = ''] = prefix.split('.').slice(-3);
      const folder =
        prefix === meta
          ? join(apimachinery, 'pkg', 'apis', 'meta', 'v1')
          : join(api, group, version);
      return [prefix, readGoGroup(folder)];
    }),
  );
}

function enumOf(
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
  if (goType === undefined) {
    if (own?.fields.has(definition) === true && field !== 'apiVersion' && field !== 'kind') {
      throw new Error(`the Go struct ${definition} has no field ${field}`);
    }
    return undefined;
  }
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
