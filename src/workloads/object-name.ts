import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/**
 * The name of an object: the path of its construct below the chart, joined by `-`, without `Default` and `Resource`;
 * undefined where the chart makes names of its own (`generateObjectName`), which then wins.
 */
export function objectName(scope: Construct, id: string): string | undefined {
  const chart = Chart.of(scope);
  if (chart.generateObjectName !== Chart.prototype.generateObjectName) return undefined;
  return pathBelowChart(scope, id).join('-');
}

/** The ids of a construct's path below its chart that are part of names. */
export function pathBelowChart(scope: Construct, id: string): readonly string[] {
  const scopes = scope.node.scopes;
  const chart = scopes.indexOf(Chart.of(scope));
  const ids = [...scopes.slice(chart + 1).map(({ node }) => node.id), id];
  const named = ids.filter((part) => part !== 'Default' && part !== 'Resource');
  return named.length > 0 ? named : [Chart.of(scope).node.id];
}
