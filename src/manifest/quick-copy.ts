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
  if (copying.sorted && !hasKeysInOrder(object)) return quickFields(object, copying, depth);
  const result: Record<string, unknown> = {};
  // Without a list of the keys, which would be thrown away for every object.
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    // `resolve` may be what cdk8s calls to resolve the object.
    if (key === '__proto__' || key === 'resolve') return needsLook;
    const copied = quickCopy((object as Record<string, unknown>)[key], copying, depth + 1);
    if (copied === needsLook) return needsLook;
    if (copied !== undefined) result[key] = copied;
  }
  return result;
}

/**
 * As `quickObject`, for fields that have to be put in order. The loop stands twice because V8 reads fields fast only where
 * `for in` and the reading are in one function: sharing it made copies two to three times as slow.
 */
function quickFields(object: object, copying: QuickCopying, depth: number): unknown {
  const result: Record<string, unknown> = {};
  for (const key of putInOrder(Object.keys(object))) {
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
  if (copying.sorted && !hasKeysInOrder(object)) {
    return settledFrom(putInOrder(Object.keys(object)), 0, object, copying, depth);
  }
  let at = 0;
  // Without a list of the keys, which most objects do not need: they are settled.
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    if (key === '__proto__' || key === 'resolve') return needsLook;
    const field = (object as Record<string, unknown>)[key];
    const settled = quickSettle(field, copying, depth + 1);
    if (settled === needsLook) return needsLook;
    if (settled !== field || settled === undefined) {
      const keys = Object.keys(object);
      return settledFrom(keys, at, object, copying, depth, settled);
    }
    at += 1;
  }
  return object;
}

function hasKeysInOrder(object: object): boolean {
  let last = '';
  for (const key in object) {
    if (!Object.hasOwn(object, key)) continue;
    if (last > key) return false;
    last = key;
  }
  return true;
}

/** A copy of the object, which is settled up to a key, whose settled value is known. */
function settledFrom(
  keys: readonly string[],
  from: number,
  object: object,
  copying: QuickCopying,
  depth: number,
  first?: unknown,
): unknown {
  const fields = object as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const [at, key] of keys.entries()) {
    if (key === '__proto__' || key === 'resolve') return needsLook;
    const settled =
      at < from
        ? fields[key]
        : at === from && first !== undefined
          ? first
          : quickSettle(fields[key], copying, depth + 1);
    if (settled === needsLook) return needsLook;
    if (settled !== undefined) result[key] = settled;
  }
  return result;
}
