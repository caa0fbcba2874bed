import { definition, type Field, type FieldType } from '../../../kubernetes/fields';
import { kubernetesVersions } from '../../../kubernetes/versions';
import { everyVersion, since, until, type VersionSet } from '../../versions';
import type { Decoding } from './decoding';
import { refuseUnknownFields } from './decoder-rules';
import { ignoredFields, type IgnoredField } from './ignored-fields';
import { scalarReader, type Read } from './read-scalar';

interface FieldReader {
  readonly versions: VersionSet;
  readonly ignored: IgnoredField | undefined;
  readonly read: Read;
}

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
  let fields: ReadonlyMap<string, FieldReader> | undefined;
  return (value, decoding) => {
    if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) {
      decoding.refuseType(value, `v1.${name}`);
      return {};
    }
    fields ??= fieldReaders(name);
    return readFields(value as Record<string, unknown>, fields, decoding);
  };
}

function readFields(
  object: Record<string, unknown>,
  fields: ReadonlyMap<string, FieldReader>,
  decoding: Decoding,
): unknown {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined) continue;
    decoding.enter(name);
    const field = fields.get(name);
    const missing = decoding.versions & ~(field?.versions ?? 0);
    if (missing !== 0) refuseUnknown(decoding, missing);
    if (field !== undefined) {
      const read = value === null ? undefined : field.read(value, decoding);
      if (field.ignored !== undefined && value !== null && isDropped(name, value, decoding)) {
        decoding.ignore(field.ignored);
      }
      if (read !== value) {
        copy ??= { ...object };
        copy[name] = read;
      }
    }
    decoding.leave();
  }
  return copy ?? object;
}

// The restart policy that makes an init container a sidecar is older than the gate of the others.
function isDropped(name: string, value: unknown, { steps, depth }: Decoding): boolean {
  return name !== 'restartPolicy' || value !== 'Always' || steps[depth - 3] !== 'initContainers';
}

function refuseUnknown(decoding: Decoding, versions: VersionSet): void {
  const path = decoding.place(versions);
  decoding.refuse(
    refuseUnknownFields,
    `strict decoding error: unknown field ${JSON.stringify(path)}`,
    versions,
  );
}

function fieldReaders(name: string): ReadonlyMap<string, FieldReader> {
  const readers = new Map<string, FieldReader>();
  for (const field of definition(name).fields.values()) {
    const ignored = ignoredFields.get(`${name}.${field.name}`);
    readers.set(field.name, {
      versions: versionsWith(field),
      ignored,
      read: typeReader(field.type),
    });
  }
  return readers;
}

function versionsWith(field: Field): VersionSet {
  const oldest = kubernetesVersions[0];
  const from =
    field.since === undefined || oldest === undefined ? everyVersion : since(field.since);
  return field.until === undefined ? from : from & until(field.until);
}

function typeReader(type: FieldType): Read {
  switch (type.kind) {
    case 'object':
      return objectReader(type.definition);
    case 'list':
      return listReader(typeReader(type.items), zeroOf(type.items), goType(type));
    case 'map':
      return mapReader(typeReader(type.values), zeroOf(type.values), goType(type));
    default:
      return scalarReader(type.kind);
  }
}

function listReader(readItem: Read, zero: unknown, type: string): Read {
  return (value, decoding) => {
    if (!Array.isArray(value)) {
      decoding.refuseType(value, type);
      return [];
    }
    let copy: unknown[] | undefined;
    for (let i = 0; i < value.length; i += 1) {
      const item: unknown = value[i];
      decoding.enter(i);
      const read = item === null || item === undefined ? zero : readItem(item, decoding);
      decoding.leave();
      if (read !== item) {
        copy ??= [...(value as unknown[])];
        copy[i] = read;
      }
    }
    return copy ?? value;
  };
}

function mapReader(readValue: Read, zero: unknown, type: string): Read {
  return (value, decoding) => {
    if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) {
      decoding.refuseType(value, type);
      return {};
    }
    const map = value as Record<string, unknown>;
    let changed: Map<string, unknown> | undefined;
    for (const key of Object.keys(map)) {
      const item = map[key];
      decoding.enter(key);
      const read = item === null ? zero : item === undefined ? item : readValue(item, decoding);
      decoding.leave();
      if (read !== item || item === undefined) {
        changed ??= new Map(Object.entries(map));
        if (read === undefined) changed.delete(key);
        else changed.set(key, read);
      }
    }
    return changed === undefined ? map : Object.fromEntries(changed);
  };
}

function zeroOf(type: FieldType): unknown {
  switch (type.kind) {
    case 'object':
      return Object.freeze({});
    case 'list':
      return Object.freeze([]);
    case 'map':
      return Object.freeze({});
    case 'string':
    case 'time':
    case 'micro-time':
    case 'bytes':
      return '';
    case 'boolean':
      return false;
    case 'quantity':
      return '0';
    default:
      return 0;
  }
}

const goTypes: Partial<Record<FieldType['kind'], string>> = {
  boolean: 'bool',
  double: 'float64',
  quantity: 'resource.Quantity',
  'int-or-string': 'intstr.IntOrString',
  time: 'v1.Time',
  'micro-time': 'v1.MicroTime',
  bytes: '[]uint8',
};

function goType(type: FieldType): string {
  switch (type.kind) {
    case 'object':
      return `v1.${type.definition}`;
    case 'list':
      return `[]${goType(type.items)}`;
    case 'map':
      return `map[string]${goType(type.values)}`;
    default:
      return goTypes[type.kind] ?? type.kind;
  }
}
