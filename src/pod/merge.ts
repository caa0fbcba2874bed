import { definition, type FieldType, type ListType } from '../kubernetes/fields';
import { named } from '../manifest/given';
import type { Origin } from './origin';
import type { OriginRecord } from './origin-record';

/** Plain data under construction: private to one rendering, so it may be changed. */
export type Data = { [key: string]: any };

/**
 * Fields of which the API takes one at a time: setting one takes away the others that were there. Two in one patch both
 * stay, for the rules to tell of.
 */
const oneOf: Readonly<Record<string, readonly string[]>> = {
  Probe: ['exec', 'grpc', 'httpGet', 'tcpSocket'],
  LifecycleHandler: ['exec', 'httpGet', 'sleep', 'tcpSocket'],
  EnvVar: ['value', 'valueFrom'],
  EnvVarSource: ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'],
};

/** How a change is made: by whom, and what happens where a list already has another element of the same keys. */
export interface Change {
  readonly origin: Origin;
  /** `patch` overrides what is there; `add` keeps it and reports the clash; `default` fills only what is unset. */
  readonly mode: 'patch' | 'add' | 'default';
  readonly record?: OriginRecord | undefined;
  readonly clash: (
    list: readonly Data[],
    index: number,
    added: Data,
    keys: readonly string[],
  ) => void;
  /** Says that what was given for a field cannot be merged. */
  readonly misfit: (field: string, given: string) => void;
}

/** Merges a patch into an object of a definition, as server-side apply merges: by field, by key of a map, by keys of a list. */
export function merge(target: Data, patch: Data, definitionName: string, change: Change): void {
  const { fields } = definition(definitionName);
  const group = oneOf[definitionName];
  // Without a list of the keys, here and below: patches are plain objects, which inherit none.
  for (const key in patch) {
    const value: unknown = patch[key];
    if (value === undefined) continue;
    if (group !== undefined && value !== null && change.mode !== 'default' && group.includes(key)) {
      for (const other of group) {
        if (other !== key && (patch[other] === undefined || patch[other] === null)) {
          delete target[other];
        }
      }
    }
    mergeValue(target, key, value, fields.get(key)?.type, change);
  }
}

/** Merges one field of a patch. */
export function mergeField(
  target: Data,
  key: string,
  value: unknown,
  definitionName: string,
  change: Change,
): void {
  if (oneOf[definitionName] !== undefined) merge(target, { [key]: value }, definitionName, change);
  else if (value !== undefined) {
    mergeValue(target, key, value, definition(definitionName).fields.get(key)?.type, change);
  }
}

function mergeValue(
  target: Data,
  key: string,
  value: unknown,
  type: FieldType | undefined,
  change: Change,
): void {
  if (value === null) {
    if (change.mode === 'default' || !(key in target)) return;
    delete target[key];
    // Where the field is required, it is this call that it is missing in.
    change.record?.set(target, key, change.origin);
    return;
  }
  const current: unknown = target[key];
  if (typeof value === 'function') {
    if (type?.kind === 'list' && current !== undefined && !Array.isArray(current)) {
      return collide(key, 'a list', current, change);
    }
    const next: unknown =
      type?.kind === 'list' ? value(Array.isArray(current) ? compact(current) : []) : undefined;
    if (!Array.isArray(next)) {
      change.misfit(
        key,
        type?.kind === 'list'
          ? 'a function that gives no list'
          : 'a function, which only a list takes',
      );
      return;
    }
    target[key] = compact(next);
    change.record?.set(target, key, change.origin);
    return;
  }
  if (type?.kind === 'object' && isObject(value)) {
    mergeObject(target, key, value, type.definition, change);
  } else if (type?.kind === 'map' && isObject(value)) {
    mergeMap(target, key, value, type.values, change);
  } else if (type?.kind === 'list' && Array.isArray(value) && type.listType !== 'atomic') {
    mergeList(target, key, value, type, change);
  } else if (change.mode !== 'default' || current === undefined) {
    target[key] = compact(value);
    change.record?.set(target, key, change.origin);
  }
}

function mergeObject(
  target: Data,
  key: string,
  value: Data,
  definitionName: string,
  change: Change,
): void {
  const current: unknown = target[key];
  if (!isObject(current)) {
    if (current !== undefined) return collide(key, 'an object', current, change);
    target[key] = {};
    change.record?.set(target, key, change.origin);
  }
  merge(target[key] as Data, value, definitionName, change);
}

function mergeMap(target: Data, key: string, value: Data, values: FieldType, change: Change): void {
  const current: unknown = target[key];
  if (!isObject(current)) {
    if (current !== undefined) return collide(key, 'an object', current, change);
    target[key] = {};
    change.record?.set(target, key, change.origin);
  }
  const map = target[key] as Data;
  for (const entry in value) mergeValue(map, entry, value[entry], values, change);
}

function mergeList(
  target: Data,
  key: string,
  value: readonly unknown[],
  type: ListType,
  change: Change,
): void {
  const current: unknown = target[key];
  if (!Array.isArray(current)) {
    if (current !== undefined) return collide(key, 'a list', current, change);
    target[key] = [];
    change.record?.set(target, key, change.origin);
  }
  const list = target[key] as unknown[];
  for (const element of value) {
    if (type.listType === 'set' || !isObject(element)) {
      if (list.includes(element)) continue;
      change.record?.set(list, list.length, change.origin);
      list.push(compact(element));
    } else {
      mergeElement(list as Data[], element, type, change);
    }
  }
}

/** What is there and is of another kind stays, for the decoder's rules to tell of; so does what cdk8s resolves at synth. */
function collide(key: string, added: string, current: unknown, change: Change): void {
  if (change.mode !== 'default') change.misfit(key, `${added} and ${named(current)} in one field`);
}

function mergeElement(list: Data[], element: Data, type: ListType, change: Change): void {
  const index = indexOfSame(list, element, type);
  if (index < 0) {
    change.record?.set(list, list.length, change.origin);
    list.push(compact(element) as Data);
  } else if (change.mode === 'add') {
    if (!equal(list[index], compact(element))) change.clash(list, index, element, type.keys);
  } else if (change.mode === 'patch') {
    change.record?.set(list, index, change.origin);
    if (type.items.kind === 'object')
      merge(list[index] as Data, element, type.items.definition, change);
    else list[index] = compact(element) as Data;
  }
}

function indexOfSame(list: readonly (Data | null)[], element: Data, type: ListType): number {
  for (let at = 0; at < list.length; at += 1) {
    const other = list[at];
    if (other !== null && other !== undefined && sameKeys(other, element, type)) return at;
  }
  return -1;
}

function sameKeys(a: Data, b: Data, { keys, keyDefaults }: ListType): boolean {
  for (const key of keys) {
    if ((a[key] ?? keyDefaults[key]) !== (b[key] ?? keyDefaults[key])) return false;
  }
  return true;
}

/** A copy without the `null`s that a patch holds to remove what is not there. */
export function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (!isObject(value)) return value;
  const result: Data = {};
  for (const key in value) {
    if (value[key] !== null && value[key] !== undefined) result[key] = compact(value[key]);
  }
  return result;
}

/** A plain object; a value that cdk8s resolves later is none. */
export function isObject(value: unknown): value is Data {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether two values are the same data; functions and classes by identity. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((element, index) => equal(element, b[index]))
    );
  }
  if (!isObject(a) || !isObject(b)) return false;
  let more = 0;
  for (const key in a) {
    if (a[key] === undefined) continue;
    if (!Object.hasOwn(b, key) || !equal(a[key], b[key])) return false;
    more += 1;
  }
  for (const key in b) if (b[key] !== undefined) more -= 1;
  return more === 0;
}

/** The elements of a field that holds a list; what is none, the decoder's rules tell of. */
export function elementsOf(list: unknown): readonly Data[] {
  if (!Array.isArray(list)) return [];
  return list.includes(null) ? list.filter((element) => element !== null) : list;
}
