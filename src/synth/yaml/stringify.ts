import { numberValue, stringKey, stringValue } from './scalar';
import { findUnwritable, isPlainObject, maxDepth, Unwritable, unwritable } from './unwritable';

type Fields = Readonly<Record<string, unknown>>;

/** A key that is longer than this, as written, needs the form `? key`. */
const longestSimpleKey = 1024;

/** Keys come again and again: this many are kept as they are written. */
const keptKeys = 4096;
const writtenKeys = new Map<string, string>();

const indents: string[] = [];

/** How `stringify` writes. */
export interface WriteOptions {
  /**
   * Whether `undefined` is written as `null`.
   *
   * @defaultValue `true`
   */
  readonly nulls?: boolean;
}

/** A scalar that is this long, as written, is a piece of its own: who gathers documents can share what is in many. */
const ownPieceFrom = 1024;

/** The document that is being written, up to its last long scalar. */
let pieces: string[] = [];

/** What follows; text grows by concatenation, which V8 does without copying. */
let text = '';
let nulls = true;

function indentAt(depth: number): string {
  return (indents[depth] ??= '  '.repeat(depth));
}

function writtenKey(key: string, depth: number): string {
  if (depth === 0) return stringKey(key, true);
  const known = writtenKeys.get(key);
  if (known !== undefined) return known;
  const written = stringKey(key, false);
  if (writtenKeys.size < keptKeys && key.length < 256) writtenKeys.set(key, written);
  return written;
}

function scalar(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return stringValue(value, indentAt(depth));
    case 'number':
      return numberValue(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      if (BigInt.asIntN(64, value) !== value) throw unwritable;
      return String(value);
    default:
      if (value === null || (value === undefined && nulls)) return 'null';
      throw unwritable;
  }
}

function list(items: readonly unknown[], depth: number): void {
  if (depth > maxDepth) throw unwritable;
  const separator = `\n${indentAt(depth)}- `;
  for (let index = 0; index < items.length; index += 1) {
    text += index === 0 ? '- ' : separator;
    node(items[index], depth + 1);
  }
}

function map(fields: Fields, keys: readonly string[], depth: number): void {
  if (depth > maxDepth || !isPlainObject(fields)) throw unwritable;
  const separator = `\n${indentAt(depth)}`;
  let started = false;
  for (const key of keys) {
    if (started) text += separator;
    started = true;
    entry(writtenKey(key, depth), fields[key], depth);
  }
}

function ownPiece(written: string): void {
  pieces.push(text, written);
  text = '';
}

function entry(key: string, value: unknown, depth: number): void {
  if (key.length > longestSimpleKey) {
    text += `? ${key}\n${indentAt(depth)}: `;
    node(value, depth + 1);
  } else if (typeof value !== 'object' || value === null) {
    const written = scalar(value, depth + 1);
    if (written.length < ownPieceFrom) {
      text += `${key}: ${written}`;
    } else {
      text += `${key}: `;
      ownPiece(written);
    }
  } else if (Array.isArray(value)) {
    text += value.length === 0 ? `${key}: []` : `${key}:\n${indentAt(depth + 1)}`;
    list(value, depth + 1);
  } else {
    const keys = Object.keys(value);
    text += keys.length === 0 ? `${key}: {}` : `${key}:\n${indentAt(depth + 1)}`;
    map(value as Fields, keys, depth + 1);
  }
}

/** A value whose first line follows what is there: behind a dash, or the document itself. */
function node(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    const written = scalar(value, depth);
    if (written.length < ownPieceFrom) text += written;
    else ownPiece(written);
  } else if (Array.isArray(value)) {
    if (value.length === 0) text += '[]';
    list(value, depth);
  } else {
    const keys = Object.keys(value);
    if (keys.length === 0) text += '{}';
    map(value as Fields, keys, depth);
  }
}

/**
 * Plain data as one YAML document, which kubectl, kustomize and PyYAML read back as exactly this data.
 *
 * The bytes are those of cdk8s wherever those readers read them right. Keys keep their order. Throws an `Unwritable` that names the field of everything that no YAML can carry: numbers that are not
 * finite, half surrogate pairs, functions, symbols, instances of classes, circles.
 *
 * @example
 * stringify({ apiVersion: 'v1', kind: 'ConfigMap', data: { answer: 'yes' } });
 * // apiVersion: v1
 * // kind: ConfigMap
 * // data:
 * //   answer: "yes"
 */
export function stringify(value: unknown, options: WriteOptions = {}): string {
  return stringifyInPieces(value, options).join('');
}

/** The same text in pieces, of which those that are long are single scalars. */
export function stringifyInPieces(value: unknown, options: WriteOptions = {}): readonly string[] {
  const around = { pieces, text, nulls };
  pieces = [];
  text = '';
  nulls = options.nulls ?? true;
  try {
    node(value, 0);
    pieces.push(`${text}\n`);
    return pieces;
  } catch (error) {
    if (error === unwritable) throw new Unwritable(findUnwritable(value, { nulls }));
    throw error;
  } finally {
    ({ pieces, text, nulls } = around);
  }
}
