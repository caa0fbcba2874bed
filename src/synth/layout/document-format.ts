import { stringifyItem, stringifyJson } from '../json';
import type { Write } from '../render/render-object';
import { stringifyInPieces } from '../yaml/stringify';
import type { OutputFormat } from './output-format';

/** How the documents of a file are written, and what stands around them. */
export interface DocumentFormat {
  readonly write: Write;
  /** What comes before the first document, and before each further one. */
  readonly first: string;
  readonly next: string;
  /** What comes after the last document. */
  readonly end: string;
  /** The whole file where there is no document. */
  readonly empty: string;
}

const yaml: DocumentFormat = {
  write: stringifyInPieces,
  first: '',
  next: '---\n',
  end: '',
  empty: '',
};

const jsonObject: DocumentFormat = {
  write: (manifest, options) => [stringifyJson(manifest, options)],
  first: '',
  next: '',
  end: '',
  empty: '',
};

const listStart = '{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": [';
const listEnd = ']\n}\n';

/** JSON has one document in a file: a `List`, which kubectl and the API clients take apart. */
const jsonList: DocumentFormat = {
  write: (manifest, options) => [stringifyItem(manifest, '    ', options)],
  first: `${listStart}\n    `,
  next: ',\n    ',
  end: `\n  ${listEnd}`,
  empty: `${listStart}${listEnd}`,
};

/**
 * How the files of an app are written.
 *
 * @param isSingle - whether each holds one object by its nature, so that JSON needs no list around it
 */
export function documentFormat(format: OutputFormat, isSingle: boolean): DocumentFormat {
  if (format === 'yaml') return yaml;
  return isSingle ? jsonObject : jsonList;
}
