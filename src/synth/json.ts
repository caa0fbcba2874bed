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

/**
 * Plain data as JSON, indented by two spaces. Refuses what `stringify` refuses; integers of 64 bits keep their digits.
 *
 * @example
 * stringifyJson({ kind: 'Pod' }); // '{\n  "kind": "Pod"\n}\n'
 */
export function stringifyJson(value: unknown, options: WriteOptions = {}): string {
  const flaws = findUnwritable(value, { nulls: options.nulls ?? true });
  if (flaws.length > 0) throw new Unwritable(flaws);
  return `${write(value, '')}\n`;
}

/** Manifests, each as JSON, as one document: a `List`, which kubectl and the API clients take apart. */
export function listOf(manifests: readonly string[]): string {
  const items = manifests.map((text) => text.trimEnd().replaceAll('\n', '\n    '));
  const body = items.length === 0 ? '[]' : `[\n    ${items.join(',\n    ')}\n  ]`;
  return `{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": ${body}\n}\n`;
}
