import type { ApiObject, Chart } from 'cdk8s';
import { contains, type ConstructTree } from './construct-tree';
import { readDependencies, type Dependencies } from './dependencies';
import { dependencyGraph } from './graph';
import { markNeeded } from './needed';
import { Topology } from './topology';

/** What an app writes, in the order in which it is written: dependencies first, else as constructed. */
export interface SynthesisOrder {
  /** What was put in order. */
  readonly tree: ConstructTree;
  readonly charts: readonly Chart[];
  /** Whether a chart depends on another one: then the files are numbered. */
  readonly betweenCharts: boolean;
  /** The API objects of which the chart is the closest one. */
  objectsOf(chart: Chart): readonly ApiObject[];
}

/** A key that JavaScript objects, and so cdk8s, put in front of the others. */
function isArrayIndex(id: string): boolean {
  return /^(?:0|[1-9][0-9]{0,9})$/.test(id) && Number(id) < 4_294_967_295;
}

/** The whole tree in preorder, but in front the constructs at the top whose ids are numbers. */
function inVertexOrder(tree: ConstructTree): readonly number[] {
  const order = tree.constructs.keys();
  const top = [...order].filter(
    (at) => tree.parents[at] === 0 && isArrayIndex(tree.constructs[at]!.node.id),
  );
  if (top.length === 0) return [...tree.constructs.keys()];
  const first = new Set(top);
  return [...top, ...[...tree.constructs.keys()].filter((at) => !first.has(at))];
}

/** First those that nothing needs; what they do not reach is part of a circle, or waits for something around it. */
function startingAt(order: readonly number[], needed: Uint8Array): readonly number[] {
  return [...order.filter((at) => needed[at] === 0), ...order.filter((at) => needed[at] === 1)];
}

/** Charts that something in a chart inside them depends on: only there can the inner charts change the order. */
function chartsNeededFromInside(tree: ConstructTree, { targets }: Dependencies): Set<number> {
  const found = new Set<number>();
  for (const [source, ofSource] of targets) {
    for (const target of ofSource) {
      const chart = tree.charts[target]!;
      if (tree.charts[source] !== chart && contains(tree, chart, source)) found.add(chart);
    }
  }
  return found;
}

/**
 * Orders the tree below the root in time linear in its constructs and dependencies, as cdk8s does in more.
 *
 * Throws `Cycle` and `OutsideCharts`.
 */
export function orderSynthesis(tree: ConstructTree): SynthesisOrder {
  const dependencies = readDependencies(tree);
  const { constructs, members, charts, roles } = tree;
  const { betweenCharts, targets } = dependencies;
  const all = inVertexOrder(tree);

  function chartsIn(order: readonly number[]): readonly Chart[] {
    return order.filter((at) => roles[at] === 'chart').map((at) => constructs[at] as Chart);
  }

  function objectsIn(order: readonly number[], chart: number): readonly ApiObject[] {
    return order
      .filter((at) => roles[at] === 'object' && charts[at] === chart)
      .map((at) => constructs[at] as ApiObject);
  }

  if (targets.size === 0) {
    return {
      tree,
      betweenCharts,
      charts: chartsIn(all),
      objectsOf: (chart) => {
        const at = tree.positions.get(chart)!;
        return objectsIn(members.get(at)!, at);
      },
    };
  }

  const topology = new Topology(dependencyGraph(tree, dependencies));
  const needed = markNeeded(tree, dependencies, () => true);
  const sorted = topology.sort(startingAt(all, needed), () => true);
  const neededInChart = markNeeded(
    tree,
    dependencies,
    (source, target) => charts[source] === charts[target],
  );
  const entangled = chartsNeededFromInside(tree, dependencies);

  function objectsOf(chart: Chart): readonly ApiObject[] {
    const at = tree.positions.get(chart)!;
    if (!entangled.has(at)) {
      const roots = startingAt(members.get(at)!, neededInChart);
      return objectsIn(
        topology.sort(roots, (one) => charts[one] === at),
        at,
      );
    }
    const scope = Array.from({ length: tree.ends[at]! - at }, (_, offset) => at + offset);
    const neededInScope = markNeeded(
      tree,
      dependencies,
      (source, target) => contains(tree, at, source) && contains(tree, at, target),
    );
    const roots = startingAt(scope, neededInScope);
    return objectsIn(
      topology.sort(roots, (one) => contains(tree, at, one)),
      at,
    );
  }

  return { tree, betweenCharts, charts: chartsIn(sorted), objectsOf };
}
