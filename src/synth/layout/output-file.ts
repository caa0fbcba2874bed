/** A file to write: a path with `/` below the output folder, and its whole content, in pieces. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: readonly Uint8Array[];
}

/**
 * What two paths have in common that are one file where the file system does not tell case apart, as on macOS and
 * Windows. How Unicode is composed makes no difference: what paths differ in is ASCII, as cdk8s forms names.
 */
export function withoutCase(path: string): string {
  return path.toLowerCase();
}
