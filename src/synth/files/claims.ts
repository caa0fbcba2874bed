import { ledgersOf, readLedger, type Owner } from './ledger';

interface Claim {
  readonly owner: Owner;
  /** Whose it is: the number of an app, since whatever refers to the app itself could keep it in memory. */
  app: number;
  paths: ReadonlySet<string>;
}

interface Claims {
  /** Who wrote what in this process, by folder. */
  readonly byFolder: Map<string, Claim[]>;
  readonly appNumbers: WeakMap<object, number>;
  lastApp: number;
}

const key: unique symbol = Symbol.for('podwright.claims') as never;

// On the global object, so that two copies of this package in one program leave each other's files alone.
const state = globalThis as { [key]?: Claims };

function ofThisProcess(): Claims {
  return (state[key] ??= { byFolder: new Map(), appNumbers: new WeakMap(), lastApp: 0 });
}

function numberOf(app: object, all: Claims): number {
  const known = all.appNumbers.get(app);
  if (known !== undefined) return known;
  all.lastApp += 1;
  all.appNumbers.set(app, all.lastApp);
  return all.lastApp;
}

/**
 * The owner of what an app writes into the folder; a program that makes several apps has an owner for each.
 *
 * An app keeps its own. A new one takes the place of an earlier one of this process if it writes most of its files: a
 * program that is loaded again and again in one process makes an app each time. Otherwise it is the one of which most
 * files are listed in the folder, whatever became of the others this time; where none of its files is listed, all of them
 * may have other names now, and it is the first that no other app has taken.
 */
export function claim(folder: string, app: object, paths: readonly string[]): Owner | undefined {
  const all = ofThisProcess();
  const known = all.byFolder.get(folder) ?? [];
  all.byFolder.set(folder, known);
  const who = numberOf(app, all);
  const own =
    known.find((one) => one.app === who) ?? known.find((one) => areMostly(one.paths, paths));
  if (own !== undefined) {
    own.app = who;
    own.paths = new Set(paths);
    return own.owner;
  }
  const owner = mostListed(
    folder,
    paths,
    known.map((one) => one.owner.id),
  );
  if (owner !== undefined) known.push({ owner, app: who, paths: new Set(paths) });
  return owner;
}

/** What every app writes that is asked for it, which says nothing of whose the others are. */
const shared = 'construct-metadata.json';

function countIn(some: ReadonlySet<string>, paths: readonly string[]): number {
  let count = 0;
  for (const path of paths) if (path !== shared && some.has(path)) count += 1;
  return count;
}

/** Whether more than half of the files of the one that has fewer are the same: apps may share a namespace. */
function areMostly(earlier: ReadonlySet<string>, paths: readonly string[]): boolean {
  const fewer = Math.min(
    earlier.size - (earlier.has(shared) ? 1 : 0),
    paths.length - (paths.includes(shared) ? 1 : 0),
  );
  return countIn(earlier, paths) * 2 > fewer;
}

function mostListed(
  folder: string,
  paths: readonly string[],
  taken: readonly string[],
): Owner | undefined {
  const free = ledgersOf(folder, taken.length + 1).filter(({ id }) => !taken.includes(id));
  let [best] = free;
  if (free.length < 2) return best;
  let most = 0;
  for (const owner of free) {
    const count = countIn(new Set(readLedger(folder, owner)), paths);
    if (count > most) [best, most] = [owner, count];
  }
  return best;
}
