/** A file to write: a path with `/` below the output folder, and its whole content. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
