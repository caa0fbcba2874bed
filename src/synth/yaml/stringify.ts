import { numberValue, stringKey, stringValue } from './scalar';
import { findUnwritable, isPlainObject, maxDepth, Unwritable, unwritable } from './unwritable';

type Fields = Readonly<Record<string, unknown>>;

/** A key that is longer than this, as written, needs the form `? key`. */
const longestSimpleKey = 1024;

/** A key as it is written at a depth: in front of a value, or of what begins on the next line; each with its line break. */
interface Lead {
  readonly inline: string;
  readonly block: string;
  /** How much of it is line break and indentation, which the first key of a map does without. */
  readonly indentation: number;
}

/** Keys come again and again: this many are kept as they are written, for each depth. */
const keptKeys = 4096;
const leads: Map<string, Lead>[] = [];

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

function leadOf(key: string, depth: number): Lead {
  const kept = (leads[depth] ??= new Map());
  const known = kept.get(key);
  if (known !== undefined) return known;
  const lead = newLead(stringKey(key, depth === 0), `\n${indentAt(depth)}`);
  if (kept.size < keptKeys && key.length < 256) kept.set(key, lead);
  return lead;
}

function newLead(key: string, separator: string): Lead {
  const { length: indentation } = separator;
  if (key.length > longestSimpleKey) {
    const inline = `${separator}? ${key}${separator}: `;
    return { inline, block: inline, indentation };
  }
  const block = `${separator}${key}:${separator}  `;
  return { inline: `${separator}${key}: `, block, indentation };
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

function map(fields: Fields, depth: number): void {
  if (depth > maxDepth || !isPlainObject(fields)) throw unwritable;
  let started = false;
  // Without a list of the keys, which would be thrown away for every object; plain objects inherit none.
  for (const key in fields) {
    if (!Object.hasOwn(fields, key)) continue;
    entry(leadOf(key, depth), started, fields[key], depth);
    started = true;
  }
}

function isEmpty(fields: object): boolean {
  for (const key in fields) if (Object.hasOwn(fields, key)) return false;
  return true;
}

function ownPiece(written: string): void {
  pieces.push(text, written);
  text = '';
}

function entry(lead: Lead, started: boolean, value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    begin(lead.inline, lead, started);
    plainValue(value, depth + 1);
  } else if (lead.block === lead.inline) {
    begin(lead.inline, lead, started);
    node(value, depth + 1);
  } else if (Array.isArray(value)) {
    begin(value.length === 0 ? lead.inline : lead.block, lead, started);
    if (value.length === 0) text += '[]';
    list(value, depth + 1);
  } else {
    const empty = isEmpty(value);
    begin(empty ? lead.inline : lead.block, lead, started);
    if (empty) text += '{}';
    map(value as Fields, depth + 1);
  }
}

function begin(written: string, { indentation }: Lead, started: boolean): void {
  text += started ? written : written.slice(indentation);
}

function plainValue(value: unknown, depth: number): void {
  const written = scalar(value, depth);
  if (written.length < ownPieceFrom) text += written;
  else ownPiece(written);
}

/** A value whose first line follows what is there: behind a dash, or the document itself. */
function node(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    plainValue(value, depth);
  } else if (Array.isArray(value)) {
    if (value.length === 0) text += '[]';
    list(value, depth);
  } else {
    if (isEmpty(value)) text += '{}';
    map(value as Fields, depth);
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

/** The same text in pieces, every second of which is a single long scalar. */
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
    const flaws = findUnwritable(value, { nulls });
    throw flaws.length > 0 || error === unwritable ? new Unwritable(flaws) : error;
  } finally {
    ({ pieces, text, nulls } = around);
  }
}
