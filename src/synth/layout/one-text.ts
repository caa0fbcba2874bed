import { YamlOutputType } from 'cdk8s';
import type { Findings } from '../findings';
import type { SynthesisOrder } from '../order/synthesis-order';
import type { Source } from '../render/chart-item';
import { stringifyInPieces } from '../yaml/stringify';
import { documentsOf, sourcesOf } from './lay-out';
import { keepApart } from './objects-apart';

/**
 * The manifests of all charts as one YAML text.
 *
 * Objects are kept apart as in files of the layout: where each chart has its own, one object may be in several charts.
 */
export function textOf(order: SynthesisOrder, layout: YamlOutputType, findings: Findings): string {
  const acrossCharts =
    layout === YamlOutputType.FILE_PER_APP || layout === YamlOutputType.FILE_PER_RESOURCE;
  const documents: string[] = [];
  let holders = new Map<string, Source>();
  for (const chart of order.charts) {
    if (!acrossCharts) holders = new Map();
    const sources = sourcesOf(chart, order, findings);
    for (const document of documentsOf(sources, stringifyInPieces, findings)) {
      keepApart(document, holders, stringifyInPieces, findings);
      documents.push(document.text.join(''));
    }
  }
  return documents.join('---\n');
}
