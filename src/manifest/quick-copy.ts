/** What stands for a copy where the data has something in it that needs a closer look. */
export const needsLook: unique symbol = Symbol('needs a closer look');

/** What becomes of the data on its way. */
export interface QuickCopying {
  /** Whether keys are put in order. */
  readonly sorted: boolean;
  /** Whether `null` fields stay; without, they are left out. */
  readonly nulls: boolean;
  /** Whether functions stay. */
  readonly functions: boolean;
}

const mostForInsertion = 32;

/** Deeper data, which may contain itself, needs a closer look. */
const deepest = 64;

/**
 * A copy of data that is as plain as nearly all is: object literals, lists, strings, finite numbers, booleans; anything
 * else in it makes the whole copy `needsLook`. No paths are kept: who has to name a place looks again.
 */
export function quickCopy(value: unknown, copying: QuickCopying, depth: number = 0): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : needsLook;
    case 'function':
      return copying.functions ? value : needsLook;
    case 'object':
      if (value === null) return copying.nulls ? null : undefined;
      if (depth > deepest) return needsLook;
      return Array.isArray(value)
        ? quickList(value, copying, depth)
        : quickObject(value, copying, depth);
    default:
      return needsLook;
  }
}

function quickList(list: readonly unknown[], copying: QuickCopying, depth: number): unknown {
  if (Object.getPrototypeOf(list) !== Array.prototype) return needsLook;
  // Of the length that it has: one that grows keeps room for more.
  const result = list.slice();
  for (let at = 0; at < result.length; at += 1) {
    const element = list[at];
    if (element === undefined || (element === null && !copying.nulls)) return needsLook;
    const copied = quickCopy(element, copying, depth + 1);
    if (copied === needsLook) return needsLook;
    result[at] = copied;
  }
  return result;
}

function quickObject(object: object, copying: QuickCopying, depth: number): unknown {
  if (Object.getPrototypeOf(object) !== Object.prototype) return needsLook;
  const keys = Object.keys(object);
  if (copying.sorted) putInOrder(keys);
  const result: Record<string, unknown> = {};
  for (const key of keys) {
    // `resolve` may be what cdk8s calls to resolve the object.
    if (key === '__proto__' || key === 'resolve') return needsLook;
    const copied = quickCopy((object as Record<string, unknown>)[key], copying, depth + 1);
    if (copied === needsLook) return needsLook;
    if (copied !== undefined) result[key] = copied;
  }
  return result;
}

/** As `keys.sort()`, in place; of few keys, as objects have them, that is faster, and makes no garbage. */
function putInOrder(keys: string[]): string[] {
  if (keys.length > mostForInsertion) return keys.sort();
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at]!;
    let to = at;
    for (; to > 0 && keys[to - 1]! > key; to -= 1) keys[to] = keys[to - 1]!;
    keys[to] = key;
  }
  return keys;
}

function isInOrder(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) if (keys[at - 1]! > keys[at]!) return false;
  return true;
}

/** The same data as from `quickCopy`, in which every object and list is the given one that is as it has to be already. */
export function quickSettle(value: unknown, copying: QuickCopying, depth: number = 0): unknown {
  if (typeof value !== 'object' || value === null) return quickCopy(value, copying, depth);
  if (depth > deepest) return needsLook;
  return Array.isArray(value)
    ? settledList(value, copying, depth)
    : settledObject(value, copying, depth);
}

function settledList(list: readonly unknown[], copying: QuickCopying, depth: number): unknown {
  if (Object.getPrototypeOf(list) !== Array.prototype) return needsLook;
  for (let at = 0; at < list.length; at += 1) {
    const element = list[at];
    const settled = quickSettle(element, copying, depth + 1);
    if (settled === needsLook) return needsLook;
    if (settled !== element || element === undefined) return quickList(list, copying, depth);
  }
  return list;
}

function settledObject(object: object, copying: QuickCopying, depth: number): unknown {
  if (Object.getPrototypeOf(object) !== Object.prototype) return needsLook;
  const keys = Object.keys(object);
  let result =
    copying.sorted && !isInOrder(keys) ? restarted(putInOrder(keys), 0, object) : undefined;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at]!;
    if (key === '__proto__' || key === 'resolve') return needsLook;
    const field = (object as Record<string, unknown>)[key];
    const settled = quickSettle(field, copying, depth + 1);
    if (settled === needsLook) return needsLook;
    if (result === undefined && (settled !== field || settled === undefined)) {
      result = restarted(keys, at, object);
    }
    if (result !== undefined && settled !== undefined) result[key] = settled;
  }
  return result ?? object;
}

/** A copy of the object as far as it is settled. */
function restarted(
  keys: readonly string[],
  until: number,
  object: object,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of keys.slice(0, until)) result[key] = (object as Record<string, unknown>)[key];
  return result;
}
