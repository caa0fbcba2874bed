import { fieldTable } from './generated/field-table';
import type { Definition, KnownKind } from './schema';
import { decodeDefinition, readIndex, type TableIndex } from './table';

export type { Definition, Field, FieldType, KnownKind, ListType, ScalarKind } from './schema';

const decoded = new Map<string, Definition>();
let index: TableIndex | undefined;

function table(): TableIndex {
  index ??= readIndex(fieldTable);
  return index;
}

/** The definition of a name such as `PodSpec`; throws for a name that the table does not hold. */
export function definition(name: string): Definition {
  let found = decoded.get(name);
  if (found === undefined) {
    found = decodeDefinition(table(), name);
    if (found === undefined) throw new Error(`the field table holds no definition named '${name}'`);
    decoded.set(name, found);
  }
  return found;
}

/** The definition of a kind, for example of `('apps/v1', 'Deployment')`; undefined for a kind podwright does not know. */
export function definitionOf(apiVersion: string, kind: string): Definition | undefined {
  const name = table().kinds.get(`${apiVersion}/${kind}`);
  return name === undefined ? undefined : definition(name);
}

/** Every kind that the table holds. */
export function knownKinds(): readonly KnownKind[] {
  return [...table().kinds].map(([key, name]) => ({
    apiVersion: key.slice(0, key.lastIndexOf('/')),
    kind: key.slice(key.lastIndexOf('/') + 1),
    definition: name,
  }));
}

/** The names of every definition that the table holds, in the table's order. */
export function definitionNames(): readonly string[] {
  return [...table().lines.keys()];
}
