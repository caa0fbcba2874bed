import type { Problem } from '../../manifest/problem';
import type { Findings } from '../findings';
import { renderSource, type Source } from '../render/chart-item';
import { asWarning, emissionProblem } from '../render/problem';
import { takesNulls, type Pieces, type Write } from '../render/render-object';
import { subjectOf } from '../subject';
import { identityOf, type Document, type DocumentFile } from './document-file';
import { twinsIn } from './output-file';

/** Whether the object is written as this text; pieces are compared, for joined they may be too long. */
function isWrittenAs(text: Pieces, source: Source, write: Write): boolean {
  const { manifest } = renderSource(source);
  if (manifest === undefined) return false;
  const other = write(manifest, { nulls: takesNulls(manifest) });
  return other.length === text.length && other.every((piece, index) => piece === text[index]);
}

const otherFileRemedy =
  'kind and name make the name of the file: change a name, or choose YamlOutputType.FILE_PER_CHART';

function notApart(message: string, remedy: string): Problem {
  return emissionProblem(
    'keep-objects-apart',
    'FieldValueDuplicate',
    'metadata.name',
    `Duplicate value: ${message}`,
    remedy,
  );
}

function sameObject(holder: Source, where: string): Problem {
  return notApart(
    `${subjectOf(holder)} has the same kind, namespace and name in ${where}: the later would replace the earlier`,
    'change the name of one, or its namespace',
  );
}

/** Notes an object of one text, unless another one has its kind, namespace and name: then that is a problem. */
export function keepApart(
  { source, manifest, text }: Document,
  holders: Map<string, Source>,
  write: Write,
  findings: Findings,
): void {
  const identity = identityOf(manifest);
  if (identity === undefined) return;
  const holder = holders.get(identity);
  if (holder === undefined) holders.set(identity, source);
  else if (!isWrittenAs(text, holder, write)) {
    findings.add(source, [sameObject(holder, 'the same text')]);
  }
}

/** Puts an object into a file, unless another one is in its place: then one of the two would be lost. */
export function place(
  file: DocumentFile,
  document: Document,
  { write, alone }: { readonly write: Write; readonly alone: boolean },
  findings: Findings,
): void {
  const { source, manifest, text } = document;
  const identity = identityOf(manifest);
  const holder = alone ? file.first : file.holderOf(identity);
  if (holder === undefined) {
    file.add(source, identity, text);
    return;
  }
  // The same object twice is no harm.
  if (isWrittenAs(text, holder, write)) return;
  const lost = `${subjectOf(holder)} is written to the same file, ${file.path}, and would be lost`;
  const problem = alone ? notApart(lost, otherFileRemedy) : sameObject(holder, file.path);
  findings.add(source, [problem]);
}

/**
 * Warns of files for one object each that only case tells apart. It is no error: where case is told apart both are
 * written, and `writeOutputs` refuses to where it is not.
 */
export function warnOfTwins(files: Iterable<DocumentFile>, findings: Findings): void {
  for (const [earlier, file] of twinsIn(files, ({ path }) => path)) {
    const message = `${subjectOf(earlier.first!)} is written to the same file, ${earlier.path}, where case is not told apart, as on macOS and Windows, and would be lost`;
    findings.add(file.first!, [asWarning(notApart(message, otherFileRemedy))]);
  }
}
