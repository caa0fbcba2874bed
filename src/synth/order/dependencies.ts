import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ConstructTree } from './construct-tree';

/** Who depends on whom, as positions in the tree. */
export interface Dependencies {
  /** For each construct that depends on others, these in the order in which they were added. */
  readonly targets: ReadonlyMap<number, readonly number[]>;
  /** Whether a chart depends on another one: then the files are numbered. */
  readonly betweenCharts: boolean;
}

/** A dependency from or to a construct that stands in no chart, so that there is nothing to put in order. */
export class OutsideCharts extends Error {
  readonly construct: IConstruct;

  constructor(construct: IConstruct) {
    super(`${construct.node.path} is in no chart`);
    this.name = 'OutsideCharts';
    this.construct = construct;
  }
}

function chartOf(construct: IConstruct): Chart {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (Chart.isChart(at)) return at;
  }
  throw new OutsideCharts(construct);
}

class Edges {
  readonly targets = new Map<number, number[]>();
  private readonly size: number;
  private readonly derived = new Set<number>();

  constructor(size: number) {
    this.size = size;
  }

  add(source: number, target: number): void {
    const known = this.targets.get(source);
    if (known === undefined) this.targets.set(source, [target]);
    else known.push(target);
  }

  /** As `add`; many dependencies lead to the same one. */
  derive(source: number, target: number): void {
    const key = source * this.size + target;
    if (this.derived.has(key)) return;
    this.derived.add(key);
    this.add(source, target);
  }
}

/**
 * Reads the dependencies of all constructs, and derives those of charts: a chart depends on the charts directly inside
 * it, and on the chart of whatever something in it depends on.
 *
 * Throws `OutsideCharts`, as cdk8s does, where one end of a dependency is in no chart.
 */
export function readDependencies(tree: ConstructTree): Dependencies {
  const edges = new Edges(tree.constructs.length);
  const written: (readonly [source: number, target: number])[] = [];
  let betweenCharts = false;
  for (const [source, construct] of tree.constructs.entries()) {
    for (const dependency of construct.node.dependencies) {
      // A dependency on something in another app orders nothing here, and numbers the files even so.
      if (chartOf(construct) !== chartOf(dependency)) betweenCharts = true;
      const target = tree.positions.get(dependency);
      if (target === undefined) continue;
      edges.add(source, target);
      written.push([source, target]);
    }
  }
  for (const [position, role] of tree.roles.entries()) {
    const parent = tree.parents[position]!;
    if (role !== 'chart' || parent < 0 || tree.roles[parent] !== 'chart') continue;
    edges.derive(parent, position);
    betweenCharts = true;
  }
  for (const [source, target] of written) {
    const from = tree.charts[source]!;
    const to = tree.charts[target]!;
    if (from !== to && (from !== source || to !== target)) edges.derive(from, to);
  }
  return { targets: edges.targets, betweenCharts };
}
