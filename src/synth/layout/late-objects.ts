import { ApiObject, Chart } from 'cdk8s';
import type { Findings } from '../findings';
import { isUnchanged, readTree } from '../order/construct-tree';
import type { SynthesisOrder } from '../order/synthesis-order';
import { hasOwnJson } from '../render/chart-item';
import { emissionProblem } from '../render/problem';

/**
 * Refuses objects that came while others were rendered: no file has them, and nobody has validated them.
 *
 * @param asked - whether charts were asked by their `toJson`: what one of its own gives is up to the chart
 */
export function refuseLateObjects(order: SynthesisOrder, asked: boolean, findings: Findings): void {
  const known = order.tree.positions;
  if (isUnchanged(order.tree)) return;
  for (const construct of readTree(order.tree.constructs[0]!).constructs) {
    if (known.has(construct) || !ApiObject.isApiObject(construct)) continue;
    // Of a chart that `charts` leaves out, nothing is written.
    const chart = Chart.of(construct);
    if (known.has(chart) && ((asked && hasOwnJson(chart)) || !order.charts.includes(chart)))
      continue;
    findings.add(construct, [late]);
  }
}

const late = emissionProblem(
  'add-objects-in-time',
  'BadRequest',
  '',
  'was added while other objects were rendered, too late to be written',
  'add it before the app is synthesised, not in a lazy value or a resolver',
);
