import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** What a construct is to synthesis. */
export type Role = 'chart' | 'object' | 'other';

/**
 * A construct tree as numbers: each construct by its position in preorder, so that a subtree is a range.
 *
 * Made without recursion, so that depth does not matter.
 */
export interface ConstructTree {
  /** In preorder, the root first. */
  readonly constructs: readonly IConstruct[];
  readonly positions: ReadonlyMap<IConstruct, number>;
  readonly roles: readonly Role[];
  /** The position of the scope; -1 for the root. */
  readonly parents: Int32Array;
  /** The position after the last construct in the scope. */
  readonly ends: Int32Array;
  /** The position of the closest chart, the construct itself included; -1 where there is none. */
  readonly charts: Int32Array;
  /** For each chart, the positions of the constructs of which it is the closest one, itself included. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

function roleOf(construct: IConstruct): Role {
  if (Chart.isChart(construct)) return 'chart';
  return ApiObject.isApiObject(construct) ? 'object' : 'other';
}

/** Reads the tree below the root. */
export function readTree(root: IConstruct): ConstructTree {
  const constructs: IConstruct[] = [];
  const positions = new Map<IConstruct, number>();
  const parentOf: number[] = [];
  const waiting: { readonly construct: IConstruct; readonly parent: number }[] = [
    { construct: root, parent: -1 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const position = constructs.length;
    constructs.push(next.construct);
    positions.set(next.construct, position);
    parentOf.push(next.parent);
    const { children } = next.construct.node;
    for (let at = children.length - 1; at >= 0; at -= 1) {
      waiting.push({ construct: children[at]!, parent: position });
    }
  }
  return { constructs, positions, ...relate(constructs, Int32Array.from(parentOf)) };
}

/** Whether the tree is as it was read: no construct has come or gone. */
export function isUnchanged({ constructs, ends }: ConstructTree): boolean {
  return constructs.every((construct, at) => {
    let next = at + 1;
    for (const child of construct.node.children) {
      if (constructs[next] !== child) return false;
      next = ends[next]!;
    }
    return next === ends[at];
  });
}

function relate(
  constructs: readonly IConstruct[],
  parents: Int32Array,
): Omit<ConstructTree, 'constructs' | 'positions'> {
  const count = constructs.length;
  const roles = constructs.map(roleOf);
  const charts = new Int32Array(count).fill(-1);
  const members = new Map<number, number[]>();
  for (let position = 0; position < count; position += 1) {
    const parent = parents[position]!;
    const chart = roles[position] === 'chart' ? position : parent < 0 ? -1 : charts[parent]!;
    charts[position] = chart;
    if (chart < 0) continue;
    const known = members.get(chart);
    if (known === undefined) members.set(chart, [position]);
    else known.push(position);
  }
  const ends = new Int32Array(count);
  for (let position = count - 1; position >= 0; position -= 1) {
    const end = Math.max(ends[position]!, position + 1);
    ends[position] = end;
    const parent = parents[position]!;
    if (parent >= 0) ends[parent] = Math.max(ends[parent]!, end);
  }
  return { roles, parents, ends, charts, members };
}

/** Whether `inner` stands in the scope of `outer`, or is it. */
export function contains(tree: ConstructTree, outer: number, inner: number): boolean {
  return outer <= inner && inner < tree.ends[outer]!;
}
