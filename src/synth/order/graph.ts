import { contains, type ConstructTree } from './construct-tree';
import type { Dependencies } from './dependencies';

// A dependency between two constructs is one between all API objects of the one and all of the other (in their charts).
// Written out that is a product. Instead, each construct has three more vertices, and the edges stay as many as the
// constructs and dependencies are:
//
//   group       the API objects in the scope of the construct
//   needs       the groups of what the construct depends on
//   inherited   the needs of the construct and of the scopes around it, up to the chart
//
// An API object leads to the constructs it depends on itself, then to what is inherited.

const kinds = 4;
const [real, group, needs, inherited] = [0, 1, 2, 3];

/** The dependency graph of an app. A vertex is a number; those below `size` are the constructs themselves. */
export interface Graph {
  readonly size: number;
  readonly vertices: number;
  /** What the vertex leads to, in the order in which cdk8s visits it. */
  successors(vertex: number): readonly number[];
}

/** Whether both ends are in one chart, and one inside the other: "all the rest of it". */
function isNested(tree: ConstructTree, source: number, target: number): boolean {
  return (
    tree.charts[source] === tree.charts[target] &&
    (contains(tree, source, target) || contains(tree, target, source))
  );
}

/** Builds the graph, edge lists made as they are asked for. */
export function dependencyGraph(tree: ConstructTree, dependencies: Dependencies): Graph {
  const size = tree.constructs.length;
  const { targets } = dependencies;
  const none: readonly number[] = [];

  /** Constructs on which a scope around them depends: what is inside must not wait for itself. */
  const neededByScope = new Set<number>();
  for (const [source, ofSource] of targets) {
    for (const target of ofSource) {
      if (source !== target && isNested(tree, source, target) && source < target) {
        neededByScope.add(target);
      }
    }
  }

  function groupOf(construct: number): readonly number[] {
    const members: number[] = tree.roles[construct] === 'object' ? [construct] : [];
    for (let child = construct + 1; child < tree.ends[construct]!; child = tree.ends[child]!) {
      if (tree.roles[child] !== 'chart') members.push(group * size + child);
    }
    return members;
  }

  /** The objects of the chart in the scope of `outer`, those in the scope of `inner` apart. */
  function restOf(outer: number, inner: number): readonly number[] {
    const rest: number[] = [];
    for (let at = outer; at < tree.ends[outer]!; at += 1) {
      if (at === inner) at = tree.ends[inner]! - 1;
      else if (tree.roles[at] === 'object' && tree.charts[at] === tree.charts[outer]) rest.push(at);
    }
    return rest;
  }

  function needsOf(construct: number, seenFrom: number): readonly number[] {
    const found: number[] = [];
    for (const target of targets.get(construct) ?? none) {
      // What stands inside the target is part of it, and waits for nothing of it.
      if (contains(tree, construct, target) && contains(tree, target, seenFrom)) continue;
      if (isNested(tree, construct, target) && target < construct) {
        found.push(...restOf(target, construct));
      } else {
        found.push(group * size + target);
      }
    }
    return found;
  }

  function inheritedBy(construct: number): readonly number[] {
    const own = targets.has(construct) ? [needs * size + construct] : [];
    if (tree.roles[construct] === 'chart') return own;
    const parent = tree.parents[construct]!;
    if (!neededByScope.has(construct)) return [inherited * size + parent, ...own];
    const scopes: number[] = [];
    for (let scope = parent; scope >= 0; scope = tree.parents[scope]!) {
      scopes.unshift(scope);
      if (tree.roles[scope] === 'chart') break;
    }
    return [...scopes.flatMap((scope) => needsOf(scope, construct)), ...own];
  }

  function successors(vertex: number): readonly number[] {
    const construct = vertex % size;
    switch ((vertex - construct) / size) {
      case real: {
        const own = targets.get(construct) ?? none;
        return tree.roles[construct] === 'object' ? [...own, inherited * size + construct] : own;
      }
      case group:
        return groupOf(construct);
      case needs:
        return needsOf(construct, construct);
      default:
        return inheritedBy(construct);
    }
  }

  return { size, vertices: kinds * size, successors };
}
