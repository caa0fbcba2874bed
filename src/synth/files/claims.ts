interface Claim {
  readonly number: number;
  /** Whose it is: the number of an app, since whatever refers to the app itself could keep it in memory. */
  app: number;
  paths: ReadonlySet<string>;
}

/** Who wrote what in this process, by folder. */
const claims = new Map<string, Claim[]>();

const appNumbers = new WeakMap<object, number>();
let lastApp = 0;

function numberOf(app: object): number {
  const known = appNumbers.get(app);
  if (known !== undefined) return known;
  lastApp += 1;
  appNumbers.set(app, lastApp);
  return lastApp;
}

/**
 * The number of an app among those of this process that write into the folder, the first being 1.
 *
 * Apps keep theirs. A new one that writes a file of an earlier one takes its place: a program that is loaded again and
 * again in one process makes an app each time.
 */
export function claim(folder: string, app: object, paths: readonly string[]): number {
  const known = claims.get(folder) ?? [];
  claims.set(folder, known);
  const who = numberOf(app);
  const own =
    known.find((one) => one.app === who) ??
    known.find((one) => paths.some((path) => one.paths.has(path)));
  if (own === undefined) {
    const number = known.length + 1;
    known.push({ number, app: who, paths: new Set(paths) });
    return number;
  }
  own.app = who;
  own.paths = new Set(paths);
  return own.number;
}
