import type { ApiObjectMetadataDefinition } from 'cdk8s';
import type { ObjectMetadata } from './object-metadata';

/** What cdk8s keeps of metadata, and nothing beside it. */
const kept = [
  'name',
  'namespace',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
  'apiObject',
  '_additionalAttributes',
];

interface Kept {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly labels: unknown;
  readonly annotations: unknown;
  readonly finalizers: unknown;
  readonly ownerReferences: unknown;
  readonly _additionalAttributes: unknown;
}

/** What is among the other attributes and has a place of its own. */
const placed = new Set(['name', 'namespace', 'labels', 'annotations']);

/**
 * The metadata that cdk8s would render: by its own way, which resolves and cleans all of it, unless there is nothing in it
 * but a name, a namespace, labels and annotations, all of them text, as in nearly every object.
 */
export function givenMetadata(metadata: ApiObjectMetadataDefinition): ObjectMetadata {
  return plainMetadata(metadata) ?? ((metadata.toJson() ?? {}) as ObjectMetadata);
}

function plainMetadata(metadata: object): ObjectMetadata | undefined {
  const keys = Object.keys(metadata);
  // Another version of cdk8s may keep more, or other things.
  if (keys.length !== kept.length || !kept.every((key, at) => keys[at] === key)) return undefined;
  const { name, namespace, labels, annotations, ...rest } = metadata as Kept;
  if (!isText(name) || !isText(namespace) || !isTexts(labels) || !isTexts(annotations)) {
    return undefined;
  }
  if (!isEmpty(rest.finalizers) || !isEmpty(rest.ownerReferences)) return undefined;
  const others = Object.keys(rest._additionalAttributes as object);
  if (!others.every((key) => placed.has(key))) return undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
    labels,
    annotations,
  };
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null) return false;
  for (const key in value) {
    if (typeof (value as Readonly<Record<string, unknown>>)[key] !== 'string') return false;
  }
  return true;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
