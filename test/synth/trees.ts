import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';

/** A construct tree with dependencies, as data: parents and ends of dependencies are numbers of earlier constructs. */
export interface TreeModel {
  readonly nodes: readonly {
    readonly parent: number;
    readonly kind: 'chart' | 'object' | 'group';
    readonly hasNumberAsId: boolean;
  }[];
  readonly dependencies: readonly (readonly [source: number, target: number])[];
  /** Which way dependencies point; mixed directions make circles nearly always. */
  readonly direction: 'up' | 'down' | 'any';
}

export const treeModel: fc.Arbitrary<TreeModel> = fc.record({
  nodes: fc.array(
    fc.record({
      parent: fc.nat(),
      kind: fc.constantFrom('chart', 'chart', 'group', 'object', 'object', 'object'),
      hasNumberAsId: fc.boolean(),
    }),
    { minLength: 2, maxLength: 16 },
  ),
  dependencies: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 7 }),
  direction: fc.constantFrom('up', 'up', 'down', 'down', 'any'),
});

/** Whether one construct stands in the scope of the other. */
function areNested(one: IConstruct, other: IConstruct): boolean {
  return one.node.scopes.includes(other) || other.node.scopes.includes(one);
}

function isInChart(construct: IConstruct): boolean {
  return construct.node.scopes.some((scope) => Chart.isChart(scope));
}

/**
 * Builds the tree below the root. Dependencies between a scope and what is in it are left out: upstream calls most of
 * them circles.
 */
export function buildTree(root: Construct, { nodes, dependencies, direction }: TreeModel): void {
  const all: Construct[] = [root];
  for (const [index, { parent, kind, hasNumberAsId }] of nodes.entries()) {
    const scope = all[parent % all.length]!;
    const id = `${hasNumberAsId && scope === root ? '' : 'n'}${index}`;
    if (kind === 'chart' || (kind === 'object' && !isInChart(scope)))
      all.push(new Chart(scope, id));
    else if (kind === 'group') all.push(new Construct(scope, id));
    else all.push(new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' }));
  }
  for (const [one, other] of dependencies) {
    const [first, second] = [one % all.length, other % all.length].sort((a, b) => a - b) as [
      number,
      number,
    ];
    const [source, target] =
      direction === 'down' || (direction === 'any' && one % 2 === 0)
        ? [all[first]!, all[second]!]
        : [all[second]!, all[first]!];
    if (areNested(source, target) || !isInChart(source) || !isInChart(target)) continue;
    source.node.addDependency(target);
  }
}
