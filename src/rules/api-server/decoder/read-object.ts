import { definition, type Field, type FieldType } from '../../../kubernetes/fields';
import { everyVersion, since, until, type VersionSet } from '../../versions';
import { nearName } from '../../near-name';
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
  /** The JavaScript type of which every value is right (of numbers: every small whole one): most fields are read by this alone. */
  readonly plain: 'string' | 'boolean' | 'number' | undefined;
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
    fields ??= fieldReaders(name);
    const read =
      typeof value === 'object' && !Array.isArray(value)
        ? readFields(value as Record<string, unknown>, fields, decoding)
        : undefined;
    if (read !== undefined) return read;
    decoding.refuseType(value, `v1.${name}`);
    return {};
  };
}

/** The object with its fields read; undefined where it is a date, which YAML makes of what looks like one. */
function readFields(
  object: Record<string, unknown>,
  fields: FieldReaders,
  decoding: Decoding,
): unknown {
  let copy: Record<string, unknown> | undefined;
  let size = 0;
  for (const name in object) {
    const value = object[name];
    const field = fields.get(name);
    size += name.length + (typeof value === 'string' ? value.length : 1);
    if (field !== undefined && typeof value === field.plain) {
      if (field.plain !== 'number' || ((value as number) | 0) === value) continue;
    }
    if (value === undefined) continue;
    const noted = decoding.notes.length;
    const read = field === undefined ? value : readField(field, value, decoding);
    if (field === undefined && Object.hasOwn(object, name)) {
      refuseUnknown(decoding, decoding.versions, nearName(name, fields.keys()));
    }
    if (decoding.notes.length !== noted) decoding.under(name, noted);
    if (read !== value) {
      copy ??= { ...object };
      copy[name] = read;
    }
  }
  if (size === 0 && object instanceof Date) return undefined;
  decoding.size += size;
  return copy ?? object;
}

function readField(field: FieldReader, value: unknown, decoding: Decoding): unknown {
  const missing = decoding.versions & ~field.versions;
  if (missing !== 0) refuseUnknown(decoding, missing);
  if (value === null) return undefined;
  if (field.ignored !== undefined) decoding.ignore(field.ignored, value);
  return field.read(value, decoding);
}

function refuseUnknown(decoding: Decoding, versions: VersionSet, meant?: string): void {
  decoding.refuse(
    refuseUnknownFields,
    (path) => `strict decoding error: unknown field ${JSON.stringify(String(path))}`,
    versions,
    meant === undefined ? undefined : `did you mean ${meant}?`,
  );
}

function fieldReaders(name: string): FieldReaders {
  const readers = new Map<string, FieldReader>();
  for (const field of definition(name).fields.values()) {
    const ignored = ignoredFields.get(`${name}.${field.name}`);
    const versions = versionsWith(field);
    const { kind } = field.type;
    const plain = ignored === undefined && versions === everyVersion ? plainTypes[kind] : undefined;
    readers.set(field.name, { versions, ignored, plain, read: typeReader(field.type) });
  }
  return readers;
}

const plainTypes: Partial<Record<FieldType['kind'], FieldReader['plain']>> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'number',
  int64: 'number',
};

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
