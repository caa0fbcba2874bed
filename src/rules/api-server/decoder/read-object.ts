import { definition, type Field, type FieldType } from '../../../kubernetes/fields';
import { everyVersion, since, until, type VersionSet } from '../../versions';
import type { Decoding } from './decoding';
import { refuseUnknownFields } from './decoder-rules';
import { goTypeOf } from './go-types';
import { ignoredFields, type IgnoredField } from './ignored-fields';
import { listReader, mapReader } from './read-collection';
import { scalarReader, type Read } from './read-scalar';
import { zeroOf } from './zero-values';

interface FieldReader {
  readonly versions: VersionSet;
  readonly ignored: IgnoredField | undefined;
  /** The JavaScript type of which every value is right, where there is one: most fields are read by this alone. */
  readonly plain: 'string' | 'boolean' | undefined;
  readonly read: Read;
}

type FieldReaders = ReadonlyMap<string, FieldReader>;

const readers = new Map<string, Read>();

/** The reader of the objects of a definition, made when it is first asked for. */
export function objectReader(name: string): Read {
  let reader = readers.get(name);
  if (reader === undefined) {
    reader = makeObjectReader(name);
    readers.set(name, reader);
  }
  return reader;
}

function makeObjectReader(name: string): Read {
  let fields: FieldReaders | undefined;
  return (value, decoding) => {
    if (typeof value !== 'object' || Array.isArray(value) || isDate(value)) {
      decoding.refuseType(value, `v1.${name}`);
      return {};
    }
    fields ??= fieldReaders(name);
    return readFields(value as Record<string, unknown>, fields, decoding);
  };
}

function isDate(value: object | null): boolean {
  for (const _ in value) return false;
  return value instanceof Date;
}

function readFields(
  object: Record<string, unknown>,
  fields: FieldReaders,
  decoding: Decoding,
): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const name in object) {
    const value = object[name];
    const field = fields.get(name);
    if (field !== undefined && typeof value === field.plain) continue;
    if (value === undefined || !Object.hasOwn(object, name)) continue;
    decoding.enter(name);
    const read = readField(field, name, value, decoding);
    decoding.leave();
    if (read !== value) {
      copy ??= { ...object };
      copy[name] = read;
    }
  }
  return copy ?? object;
}

function readField(
  field: FieldReader | undefined,
  name: string,
  value: unknown,
  decoding: Decoding,
): unknown {
  if (field === undefined) {
    refuseUnknown(decoding, decoding.versions);
    return value;
  }
  const missing = decoding.versions & ~field.versions;
  if (missing !== 0) refuseUnknown(decoding, missing);
  if (value === null) return undefined;
  if (field.ignored !== undefined && isDropped(name, value, decoding)) {
    decoding.ignore(field.ignored);
  }
  return field.read(value, decoding);
}

// The restart policy that makes an init container a sidecar is older than the gate of the others.
function isDropped(name: string, value: unknown, { steps, depth }: Decoding): boolean {
  return name !== 'restartPolicy' || value !== 'Always' || steps[depth - 3] !== 'initContainers';
}

function refuseUnknown(decoding: Decoding, versions: VersionSet): void {
  const path = JSON.stringify(decoding.place(versions));
  decoding.refuse(refuseUnknownFields, `strict decoding error: unknown field ${path}`, versions);
}

function fieldReaders(name: string): FieldReaders {
  const readers = new Map<string, FieldReader>();
  for (const field of definition(name).fields.values()) {
    const ignored = ignoredFields.get(`${name}.${field.name}`);
    const versions = versionsWith(field);
    const { kind } = field.type;
    const scalar = kind === 'string' || kind === 'boolean' ? kind : undefined;
    const plain = ignored === undefined && versions === everyVersion ? scalar : undefined;
    readers.set(field.name, { versions, ignored, plain, read: typeReader(field.type) });
  }
  return readers;
}

function versionsWith(field: Field): VersionSet {
  const from = field.since === undefined ? everyVersion : since(field.since);
  return field.until === undefined ? from : from & until(field.until);
}

function typeReader(type: FieldType): Read {
  switch (type.kind) {
    case 'object':
      return objectReader(type.definition);
    case 'list':
      return listReader(typeReader(type.items), zeroOf(type.items), goTypeOf(type));
    case 'map':
      return mapReader(typeReader(type.values), zeroOf(type.values), goTypeOf(type));
    default:
      return scalarReader(type.kind);
  }
}
