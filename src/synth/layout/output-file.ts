/** A file to write: a path with `/` below the output folder, and its whole content, in pieces. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: readonly Uint8Array[];
}

/** Those of which only case tells the path from an earlier one's: each with that earlier one before it. */
export function* twinsIn<One>(
  all: Iterable<One>,
  pathOf: (one: One) => string,
): Generator<readonly [first: One, twin: One]> {
  const firsts = new Map<string, One>();
  for (const one of all) {
    const key = withoutCase(pathOf(one));
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, one);
    else yield [first, one];
  }
}

/**
 * What two paths have in common that are one file where the file system does not tell case apart, as on macOS and
 * Windows. How Unicode is composed makes no difference: what paths differ in is ASCII, as cdk8s forms names.
 */
function withoutCase(path: string): string {
  return path.toLowerCase();
}
