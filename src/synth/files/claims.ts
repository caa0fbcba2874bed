interface Claim {
  readonly number: number;
  app: WeakRef<object>;
  paths: ReadonlySet<string>;
}

/** Who wrote what in this process, by folder. */
const claims = new Map<string, Claim[]>();

/**
 * The number of an app among those of this process that write into the folder, the first being 1.
 *
 * Apps keep theirs. A new one that writes a file of an earlier one takes its place: a program that is loaded again and
 * again in one process makes an app each time.
 */
export function claim(folder: string, app: object, paths: readonly string[]): number {
  const known = claims.get(folder) ?? [];
  claims.set(folder, known);
  const own =
    known.find((one) => one.app.deref() === app) ??
    known.find((one) => paths.some((path) => one.paths.has(path)));
  if (own === undefined) {
    const number = known.length + 1;
    known.push({ number, app: new WeakRef(app), paths: new Set(paths) });
    return number;
  }
  own.app = new WeakRef(app);
  own.paths = new Set(paths);
  return own.number;
}
