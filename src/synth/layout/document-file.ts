import type { ApiObject } from 'cdk8s';
import { listOf } from '../json';
import type { Manifest } from '../render/render-object';
import type { OutputFile } from './output-file';
import { TextBuffer } from './text-buffer';

/** How manifests are written. */
export type OutputFormat = 'yaml' | 'json';

/** What makes two manifests the same object to an API server; `undefined` where the server makes up the name. */
export function identityOf(manifest: Manifest): string | undefined {
  const { name, namespace } = (manifest['metadata'] ?? {}) as Manifest;
  if (typeof name !== 'string') return undefined;
  const apiVersion = String(manifest['apiVersion']);
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return `${group}\n${String(manifest['kind'])}\n${typeof namespace === 'string' ? namespace : ''}\n${name}`;
}

/** A file that gathers the documents that belong into it. */
export class DocumentFile {
  readonly path: string;
  private readonly format: OutputFormat;
  private readonly holders = new Map<string, ApiObject>();
  private readonly yaml = new TextBuffer();
  private readonly json: string[] = [];
  private firstObject: ApiObject | undefined;

  constructor(path: string, format: OutputFormat) {
    this.path = path;
    this.format = format;
  }

  /** The object that came first. */
  get first(): ApiObject | undefined {
    return this.firstObject;
  }

  /** The object that is here already under the same kind, namespace and name. */
  holderOf(identity: string | undefined): ApiObject | undefined {
    return identity === undefined ? undefined : this.holders.get(identity);
  }

  add(object: ApiObject, identity: string | undefined, text: readonly string[]): void {
    if (identity !== undefined) this.holders.set(identity, object);
    if (this.format === 'json') {
      this.json.push(text.join(''));
    } else {
      if (this.firstObject !== undefined) this.yaml.add('---\n');
      for (const piece of text) this.yaml.add(piece);
    }
    this.firstObject ??= object;
  }

  /**
   * The file, once all is in it.
   *
   * @param isSingle - whether it holds one object by its nature, so that JSON needs no list around it
   */
  finish(isSingle: boolean): OutputFile {
    if (this.format === 'yaml') return { path: this.path, bytes: this.yaml.bytes() };
    const [only] = this.json;
    const text = isSingle && only !== undefined ? only : listOf(this.json);
    return { path: this.path, bytes: [Buffer.from(text, 'utf8')] };
  }
}
