/**
 * Reads the field table. A line is one of
 *
 *     %Name Value Value@35          an enum, its values, the minor version a value is there from
 *     =apps/v1 v1-apps              a section: the apiVersion and the end of its anchors in the API reference
 *     Deployment! field field       a kind of the section
 *     DeploymentSpec field field    a definition of the section
 *
 * and a field is `name`, then `!` where it is required, `:type` where it is no string, `@34` for the first and `~35`
 * for the last minor version that has it. A type is a letter (a scalar), a definition's name, `%` and an enum's name,
 * `{` and the type of a map's values, or the type of a list's elements after `*` (atomic), `+` (set) or `[key,key=default]`.
 */
import type { Definition, Field, FieldType, ListType, ScalarKind } from './schema';
import { newestVersion, type KubernetesVersion } from './versions';

/** Where each definition stands in the table; nothing of it is decoded yet. */
export interface TableIndex {
  readonly lines: ReadonlyMap<string, { readonly line: string; readonly anchor: string }>;
  /** By `apiVersion/kind`. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly enums: ReadonlyMap<string, string>;
}

/** The letters of the scalars; a field without a type is a string. */
export const scalarLetters: Readonly<Record<string, ScalarKind>> = {
  s: 'string',
  b: 'boolean',
  i: 'int32',
  l: 'int64',
  d: 'double',
  q: 'quantity',
  o: 'int-or-string',
  t: 'time',
  m: 'micro-time',
  y: 'bytes',
  a: 'any',
};

const referencePage = `https://kubernetes.io/docs/reference/generated/kubernetes-api/v${newestVersion}/`;
const fieldShape = /^([\w$]+)(!?)(?::([^@~]+))?(?:@(\d+))?(?:~(\d+))?$/;

/** Finds the lines of the table without decoding them. */
export function readIndex(table: string): TableIndex {
  const lines = new Map<string, { line: string; anchor: string }>();
  const kinds = new Map<string, string>();
  const enums = new Map<string, string>();
  let apiVersion = '';
  let anchor = '';
  for (const line of table.split('\n')) {
    const space = line.indexOf(' ');
    if (space < 0) continue;
    const head = line.slice(0, space);
    const rest = line.slice(space + 1);
    if (head.startsWith('%')) enums.set(head.slice(1), rest);
    else if (head.startsWith('=')) [apiVersion, anchor] = [head.slice(1), rest];
    else if (head.endsWith('!')) {
      const name = head.slice(0, -1);
      kinds.set(`${apiVersion}/${name}`, name);
      lines.set(name, { line: rest, anchor });
    } else lines.set(head, { line: rest, anchor });
  }
  return { lines, kinds, enums };
}

/** Decodes one definition of the table. */
export function decodeDefinition(index: TableIndex, name: string): Definition | undefined {
  const found = index.lines.get(name);
  if (found === undefined) return undefined;
  const fields = new Map<string, Field>();
  for (const text of found.line.split(' ')) {
    const field = decodeField(index, text);
    fields.set(field.name, field);
  }
  return { name, fields, reference: `${referencePage}#${name.toLowerCase()}-${found.anchor}` };
}

function decodeField(index: TableIndex, text: string): Field {
  const match = fieldShape.exec(text);
  if (match === null) throw new Error(`the field table is damaged at '${text}'`);
  const [, name = '', required, type = 's', since, until] = match;
  const enumName = /%(\w+)$/.exec(type)?.[1];
  return {
    name,
    type: decodeType(type),
    required: required === '!',
    ...(enumName === undefined ? {} : decodeValues(index.enums.get(enumName) ?? '')),
    ...(since === undefined ? {} : { since: minor(since) }),
    ...(until === undefined ? {} : { until: minor(until) }),
  };
}

function decodeType(text: string): FieldType {
  const rest = text.slice(1);
  switch (text[0]) {
    case '*':
      return {
        kind: 'list',
        items: decodeType(rest),
        listType: 'atomic',
        keys: [],
        keyDefaults: {},
      };
    case '+':
      return { kind: 'list', items: decodeType(rest), listType: 'set', keys: [], keyDefaults: {} };
    case '[':
      return decodeMapList(rest);
    case '{':
      return { kind: 'map', values: decodeType(rest) };
    case '%':
      return { kind: 'string' };
    default:
      if (rest !== '') return { kind: 'object', definition: text };
      return { kind: scalarOf(text) };
  }
}

function scalarOf(letter: string): ScalarKind {
  const kind = scalarLetters[letter];
  if (kind === undefined) throw new Error(`the field table is damaged at type '${letter}'`);
  return kind;
}

function decodeMapList(text: string): ListType {
  const end = text.indexOf(']');
  const keys: string[] = [];
  const keyDefaults: Record<string, string> = {};
  for (const part of text.slice(0, end).split(',')) {
    const [key = '', value] = part.split('=');
    keys.push(key);
    if (value !== undefined) keyDefaults[key] = value;
  }
  return {
    kind: 'list',
    items: decodeType(text.slice(end + 1)),
    listType: 'map',
    keys,
    keyDefaults,
  };
}

function decodeValues(text: string): Pick<Field, 'values' | 'valuesSince'> {
  const values: string[] = [];
  const valuesSince = new Map<string, KubernetesVersion>();
  for (const part of text.split(' ')) {
    const [value = '', since] = part.split('@');
    const shown = value === '""' ? '' : value;
    values.push(shown);
    if (since !== undefined) valuesSince.set(shown, minor(since));
  }
  return valuesSince.size === 0 ? { values } : { values, valuesSince };
}

function minor(digits: string): KubernetesVersion {
  return `1.${digits}` as KubernetesVersion;
}
