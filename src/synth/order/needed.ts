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
  for (const [source, ofSource] of targets) {
    for (const target of ofSource) {
      if (!counts(source, target)) continue;
      needed[target] = 1;
      const inOneChart = tree.charts[source] === tree.charts[target];
      if (inOneChart && contains(tree, target, source)) {
        if (objects[source]! > 0) markRest(tree, target, source, needed);
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

/** Marks the objects in the scope of `outer`, those in the scope of `inner` apart. */
function markRest(tree: ConstructTree, outer: number, inner: number, needed: Uint8Array): void {
  for (let at = outer; at < tree.ends[outer]!; at += 1) {
    if (contains(tree, inner, at)) continue;
    if (tree.roles[at] === 'object' && tree.charts[at] === tree.charts[outer]) needed[at] = 1;
  }
}
