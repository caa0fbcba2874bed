import type { Source } from '../render/chart-item';
import type { Manifest, Pieces } from '../render/render-object';
import type { DocumentFormat } from './document-format';
import type { OutputFile } from './output-file';
import { TextBuffer } from './text-buffer';

/** One object as it will be written. */
export interface Document {
  readonly source: Source;
  readonly manifest: Manifest;
  readonly text: Pieces;
}

/** What makes two manifests the same object to an API server; `undefined` where the server makes up the name. */
export function identityOf(manifest: Manifest): string | undefined {
  const { name, namespace } = (manifest['metadata'] ?? {}) as Manifest;
  if (typeof name !== 'string') return undefined;
  const apiVersion = String(manifest['apiVersion']);
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return `${group}\n${String(manifest['kind'])}\n${typeof namespace === 'string' ? namespace : ''}\n${name}`;
}

/**
 * A file that gathers the documents that belong into it.
 *
 * It never is one text: JavaScript has none of more than half a gigabyte.
 */
export class DocumentFile {
  readonly path: string;
  private readonly format: DocumentFormat;
  private readonly holders = new Map<string, Source>();
  private readonly text = new TextBuffer();
  private firstSource: Source | undefined;

  constructor(path: string, format: DocumentFormat) {
    this.path = path;
    this.format = format;
  }

  /** The object that came first. */
  get first(): Source | undefined {
    return this.firstSource;
  }

  /** The object that is here already under the same kind, namespace and name. */
  holderOf(identity: string | undefined): Source | undefined {
    return identity === undefined ? undefined : this.holders.get(identity);
  }

  add(source: Source, identity: string | undefined, text: Pieces): void {
    if (identity !== undefined) this.holders.set(identity, source);
    const { first, next } = this.format;
    this.text.add(this.firstSource === undefined ? first : next);
    for (let index = 0; index < text.length; index += 1) {
      if (index % 2 === 0) this.text.add(text[index]!);
      else this.text.addRecurring(text[index]!);
    }
    this.firstSource ??= source;
  }

  /** The file, once all is in it. */
  finish(): OutputFile {
    const { empty, end } = this.format;
    this.text.add(this.firstSource === undefined ? empty : end);
    return { path: this.path, bytes: this.text.bytes() };
  }
}
