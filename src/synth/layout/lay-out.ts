import { YamlOutputType, type Chart } from 'cdk8s';
import type { Findings } from '../findings';
import type { SynthesisOrder } from '../order/synthesis-order';
import type { Progress } from '../progress';
import { hasOwnJson, itemsOf, renderSource, type Source } from '../render/chart-item';
import { writeManifest, type Write } from '../render/render-object';
import { DocumentFile, type Document } from './document-file';
import { documentFormat } from './document-format';
import type { OutputFormat } from './output-format';
import { asksCharts, chartNames, fileNameOf, isPerResource } from './file-names';
import { place, warnOfTwins } from './objects-apart';
import type { OutputFile } from './output-file';

/** What goes into which file, and how. */
export interface LayoutSettings {
  readonly layout: YamlOutputType;
  readonly extension: string;
  readonly format: OutputFormat;
}

/** What is written of a chart, in order: its objects, or what its own `toJson` gives in their place. */
export function sourcesOf(
  chart: Chart,
  order: SynthesisOrder,
  findings: Findings,
): readonly Source[] {
  const objects = order.objectsOf(chart);
  return hasOwnJson(chart) ? itemsOf(chart, objects, findings) : objects;
}

/** Renders what is written of a chart; what cannot be rendered is in the findings, and left out. */
export function* documentsOf(
  sources: readonly Source[],
  write: Write,
  findings: Findings,
): Generator<Document> {
  for (const source of sources) {
    const { manifest, problems } = renderSource(source);
    findings.add(source, problems);
    if (manifest === undefined) continue;
    const written = writeManifest(manifest, write);
    if ('text' in written) yield { source, manifest, text: written.text };
    else findings.add(source, written.problems);
  }
}

/** Renders the charts into the files that cdk8s would write, with the same names. */
export function layOut(
  order: SynthesisOrder,
  settings: LayoutSettings,
  findings: Findings,
  progress: Progress,
): readonly OutputFile[] {
  const { layout, extension } = settings;
  const files = new Map<string, DocumentFile>();
  const names = chartNames(order.charts, order.betweenCharts);
  const alone = isPerResource(layout);
  const format = documentFormat(settings.format, alone);
  const how = { write: format.write, alone };
  const objects = order.charts.reduce((sum, chart) => sum + order.objectsOf(chart).length, 0);
  progress.begin({ doing: 'rendering', total: objects, things: 'objects' });

  function fileNamed(name: string): DocumentFile {
    const path = `${name}${extension}`;
    let file = files.get(path);
    if (file === undefined) {
      file = new DocumentFile(path, format);
      files.set(path, file);
    }
    return file;
  }

  function layOutChart(chart: Chart): void {
    const name = names.get(chart)!;
    // A chart without objects has its file all the same.
    if (layout === YamlOutputType.FILE_PER_CHART) fileNamed(name);
    if (layout === YamlOutputType.FILE_PER_APP) fileNamed('app');
    const sources = asksCharts(layout) ? sourcesOf(chart, order, findings) : order.objectsOf(chart);
    for (const document of documentsOf(sources, format.write, findings)) {
      const { source, manifest } = document;
      place(fileNamed(fileNameOf(layout, name, source, manifest)), document, how, findings);
      progress.step();
    }
  }

  for (const chart of order.charts) layOutChart(chart);
  if (alone) warnOfTwins(files.values(), findings);
  return [...files.values()].map((file) => file.finish());
}
