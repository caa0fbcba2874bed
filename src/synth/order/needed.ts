import { contains, type ConstructTree } from './construct-tree';
import type { Dependencies } from './dependencies';

/** For each construct, how many API objects of its own chart are in its scope. */
function countObjects(tree: ConstructTree): Int32Array {
  const counts = new Int32Array(tree.constructs.length);
  for (let at = counts.length - 1; at >= 0; at -= 1) {
    if (tree.roles[at] === 'object') counts[at]! += 1;
    const parent = tree.parents[at]!;
    if (parent >= 0 && tree.roles[at] !== 'chart') counts[parent]! += counts[at]!;
  }
  return counts;
}

/**
 * Marks the constructs that another one waits for, itself or through the scopes around both. The others are where
 * sorting starts.
 *
 * @param counts - whether a dependency belongs to the part that is sorted
 */
export function markNeeded(
  tree: ConstructTree,
  { targets }: Dependencies,
  counts: (source: number, target: number) => boolean,
): Uint8Array {
  const objects = countObjects(tree);
  const needed = new Uint8Array(tree.constructs.length);
  const neededScopes = new Uint8Array(tree.constructs.length);
  /** For each scope that something inside it depends on, the part of it whose rest is marked. */
  const markedRests = new Map<number, number>();
  for (const [source, ofSource] of targets) {
    for (const target of ofSource) {
      if (!counts(source, target)) continue;
      needed[target] = 1;
      const inOneChart = tree.charts[source] === tree.charts[target];
      if (inOneChart && contains(tree, target, source)) {
        const before = markedRests.get(target);
        if (objects[source] === 0 || isMarked(tree, source, before)) continue;
        markRest(tree, target, source, needed);
        const isPart = before === undefined || contains(tree, before, source);
        markedRests.set(target, isPart ? source : everything);
      } else {
        const shared = inOneChart && contains(tree, source, target) ? objects[target]! : 0;
        if (objects[source]! > shared) neededScopes[target] = 1;
      }
    }
  }
  for (let at = 0; at < needed.length; at += 1) {
    const parent = tree.parents[at]!;
    if (parent >= 0 && tree.roles[at] !== 'chart' && neededScopes[parent] === 1) {
      neededScopes[at] = 1;
    }
    if (neededScopes[at] === 1 && tree.roles[at] === 'object') needed[at] = 1;
  }
  return needed;
}

/** Two parts that have nothing in common: the rests of both are the whole scope. */
const everything = -1;

/** Whether the rest is marked already: of the same part, of one inside it, or of all. */
function isMarked(tree: ConstructTree, inner: number, marked: number | undefined): boolean {
  return marked !== undefined && (marked === everything || contains(tree, inner, marked));
}

/** Marks the objects in the scope of `outer`, those in the scope of `inner` apart. */
function markRest(tree: ConstructTree, outer: number, inner: number, needed: Uint8Array): void {
  for (let at = outer; at < tree.ends[outer]!; at += 1) {
    if (contains(tree, inner, at)) continue;
    if (tree.roles[at] === 'object' && tree.charts[at] === tree.charts[outer]) needed[at] = 1;
  }
}
