import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldType, ScalarKind } from '../../src/kubernetes/schema';
import { groups, meta } from './groups';

/** What is read of a schema. */
export interface Schema {
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

/** Schemas by name. */
export type Schemas = Readonly<Record<string, Schema>>;

/** Definitions of the OpenAPI document that are scalars. */
export const scalars: Readonly<Record<string, ScalarKind>> = {
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

/** The definitions of `swagger.json`. */
export function readSchemas(openApi: string): Schemas {
  const document = JSON.parse(readFileSync(join(openApi, 'swagger.json'), 'utf8')) as {
    definitions: Schemas;
  };
  return document.definitions;
}

/** The string defaults by definition and field: only the documents of OpenAPI 3 have them. */
export function readDefaults(openApi: string): ReadonlyMap<string, string> {
  const defaults = new Map<string, string>();
  for (const { apiVersion } of Object.values(groups)) {
    if (apiVersion === 'meta') continue;
    const path = apiVersion === 'v1' ? 'api__v1' : `apis__${apiVersion.replace('/', '__')}`;
    const document = JSON.parse(
      readFileSync(join(openApi, 'v3', `${path}_openapi.json`), 'utf8'),
    ) as { components: { schemas: Schemas } };
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

/** The type of a field; throws for what has no place in the field table. */
export function typeOf(schema: Schema, defaults: ReadonlyMap<string, string>): FieldType {
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

/** The names that lead on from `roots`, the roots included, without the fields that `leaveOut` says. */
export function reach(
  schemas: Schemas,
  roots: readonly string[],
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
