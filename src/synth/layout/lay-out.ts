import { YamlOutputType, type ApiObject, type Chart } from 'cdk8s';
import type { Findings } from '../findings';
import type { SynthesisOrder } from '../order/synthesis-order';
import type { Progress } from '../progress';
import {
  renderObject,
  takesNulls,
  writeManifest,
  type Manifest,
  type Write,
} from '../render/render-object';
import { emissionProblem } from '../render/problem';
import { subjectOf } from '../subject';
import { DocumentFile, identityOf } from './document-file';
import { documentFormat, type OutputFormat } from './document-format';
import { chartNames, fileNameOf, isPerResource } from './file-names';
import type { OutputFile } from './output-file';

/** What goes into which file, and how. */
export interface LayoutSettings {
  readonly layout: YamlOutputType;
  readonly extension: string;
  readonly format: OutputFormat;
}

/** One object as it will be written. */
interface Document {
  readonly object: ApiObject;
  readonly manifest: Manifest;
  readonly text: readonly string[];
}

/** Renders all objects of a chart, in order; what cannot be rendered is in the findings, and left out. */
export function* documentsOf(
  objects: readonly ApiObject[],
  write: Write,
  findings: Findings,
): Generator<Document> {
  for (const object of objects) {
    const { manifest, problems } = renderObject(object);
    findings.add(object, problems);
    if (manifest === undefined) continue;
    const written = writeManifest(manifest, write);
    if ('text' in written) yield { object, manifest, text: written.text };
    else findings.add(object, written.problems);
  }
}

/** Whether the object is written as this text; pieces are compared, for joined they may be too long. */
function isWrittenAs(text: readonly string[], object: ApiObject, write: Write): boolean {
  const { manifest } = renderObject(object);
  if (manifest === undefined) return false;
  const other = write(manifest, { nulls: takesNulls(manifest) });
  return other.length === text.length && other.every((piece, index) => piece === text[index]);
}

/** Puts an object into a file, unless another one is in its place: then one of the two would be lost. */
function place(
  file: DocumentFile,
  document: Document,
  { write, alone }: { readonly write: Write; readonly alone: boolean },
  findings: Findings,
): void {
  const { object, manifest, text } = document;
  const identity = identityOf(manifest);
  const holder = alone ? file.first : file.holderOf(identity);
  if (holder === undefined) {
    file.add(object, identity, text);
    return;
  }
  // The same object twice is no harm.
  if (isWrittenAs(text, holder, write)) return;
  const [message, remedy] = alone
    ? [
        `${subjectOf(holder)} is written to the same file, ${file.path}, and would be lost`,
        'kind and name make the name of the file: change a name, or choose YamlOutputType.FILE_PER_CHART',
      ]
    : [
        `${subjectOf(holder)} has the same kind, namespace and name in ${file.path}: the later would replace the earlier`,
        'change the name of one, or its namespace',
      ];
  findings.add(object, [
    emissionProblem(
      'keep-objects-apart',
      'FieldValueDuplicate',
      'metadata.name',
      `Duplicate value: ${message}`,
      remedy,
    ),
  ]);
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
    for (const document of documentsOf(order.objectsOf(chart), format.write, findings)) {
      const { object, manifest } = document;
      place(fileNamed(fileNameOf(layout, name, object, manifest)), document, how, findings);
      progress.step();
    }
  }

  for (const chart of order.charts) layOutChart(chart);
  return [...files.values()].map((file) => file.finish());
}
