/** What JSON holds. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * Changes to a base manifest: field path to value.
 *
 * `[+]` in a path appends. A value may stand for what would be long or cannot be written: `'$absent'` takes the field
 * away, `{ $text: ['a', 254] }` is a text of 254 times `a`, `{ $list: [item, 65] }` a list of 65 equal items,
 * `{ $map: [300, 'x'] }` a map of 300 keys `k0`, `k1`, ..., and `{ $copy: 'spec.containers[0]' }` what stands there.
 */
export type Edits = Readonly<Record<string, Json>>;

/** A manifest as plain data. */
export type Manifest = Record<string, unknown>;

/** A base manifest with its changes made. */
export function edited(base: Manifest, edits: Edits): Manifest {
  const manifest = structuredClone(base);
  for (const path in edits) put(manifest, parsePath(path), expand(edits[path] ?? null, manifest));
  return manifest;
}

type Step = string | number;

/** The steps of a path: `spec.ports[0].name`, `metadata.labels[a/b.c]`. */
export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  for (const match of path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    const [, bracket, name] = match;
    if (name !== undefined) steps.push(name);
    else steps.push(/^\d+$/.test(bracket ?? '') ? Number(bracket) : (bracket ?? ''));
  }
  return steps;
}

/** The path of steps, so that `parsePath` reads it back. */
export function pathText(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (step === '+' || !/^[A-Za-z0-9_$-]+$/.test(step)) text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** What stands at a path; undefined where nothing does. */
export function at(manifest: unknown, steps: readonly Step[]): unknown {
  let node: unknown = manifest;
  for (const step of steps) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<Step, unknown>)[step];
  }
  return node;
}

const absent: unique symbol = Symbol('absent');

function expand(value: Json, manifest: Manifest): unknown {
  if (value === '$absent') return absent;
  if (Array.isArray(value)) return value.map((item: Json) => expand(item, manifest));
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, Json>>;
  const { $text, $list, $map, $copy } = given;
  if (Array.isArray($text)) return String($text[0]).repeat(Number($text[1]));
  if (Array.isArray($list)) {
    return Array.from({ length: Number($list[1]) }, () => expand($list[0] as Json, manifest));
  }
  if (Array.isArray($map)) {
    const [count, item] = $map as [number, Json];
    return Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`k${i}`, expand(item, manifest)]),
    );
  }
  if (typeof $copy === 'string') return structuredClone(at(manifest, parsePath($copy)));
  return Object.fromEntries(
    Object.entries(given).map(([key, item]) => [key, expand(item, manifest)]),
  );
}

function put(manifest: Manifest, steps: readonly Step[], value: unknown): void {
  let node = manifest as Record<Step, unknown>;
  steps.forEach((step, position) => {
    const key = step === '+' && Array.isArray(node) ? node.length : step;
    if (position === steps.length - 1) {
      assign(node, key, value);
      return;
    }
    const next = node[key];
    if (typeof next !== 'object' || next === null) {
      const after = steps[position + 1];
      if (value === absent) return;
      assign(node, key, typeof after === 'number' || after === '+' ? [] : {});
    }
    node = node[key] as Record<Step, unknown>;
  });
}

function assign(node: Record<Step, unknown>, key: Step, value: unknown): void {
  if (value === absent) {
    if (Array.isArray(node)) node.splice(Number(key), 1);
    else delete node[key];
    return;
  }
  Object.defineProperty(node, key, { value, enumerable: true, writable: true, configurable: true });
}
