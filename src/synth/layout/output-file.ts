/** A file to write: a path with `/` below the output folder, and its whole content, in pieces. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: readonly Uint8Array[];
}
