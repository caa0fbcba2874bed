import { findUnwritable, Unwritable } from './yaml/unwritable';
import type { WriteOptions } from './yaml/stringify';

function write(value: unknown, indent: string): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => write(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${write(item, inner)}`);
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

function refuseUnwritable(value: unknown, options: WriteOptions): void {
  const flaws = findUnwritable(value, { nulls: options.nulls ?? true });
  if (flaws.length > 0) throw new Unwritable(flaws);
}

/**
 * Plain data as JSON, indented by two spaces. Refuses what `stringify` refuses; integers of 64 bits keep their digits.
 *
 * @example
 * stringifyJson({ kind: 'Pod' }); // '{\n  "kind": "Pod"\n}\n'
 */
export function stringifyJson(value: unknown, options: WriteOptions = {}): string {
  refuseUnwritable(value, options);
  return `${write(value, '')}\n`;
}

/** The same for a place inside other JSON: each line but the first is indented, and the last one has no line break. */
export function stringifyItem(value: unknown, indent: string, options: WriteOptions = {}): string {
  refuseUnwritable(value, options);
  return write(value, indent);
}
