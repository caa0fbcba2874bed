import { ledgersOf, ownerIn, readLedger, type Owner } from './ledger';
import { lookAt } from './output-folder';

interface Claim {
  readonly owner: Owner;
  /** Whose it is: the number of an app, since whatever refers to the app itself could keep it in memory. */
  app: number;
  paths: ReadonlySet<string>;
}

/** What is known of a folder. */
interface Claimed {
  /** Who wrote what in this process. */
  readonly claims: Claim[];
  /** Of whom there was a list when this process came, and who is not among those. */
  readonly free: { readonly owner: Owner; readonly paths: ReadonlySet<string> }[];
  /** How many owners of this program there are. */
  owners: number;
}

interface Claims {
  readonly byFolder: Map<string, Claimed>;
  readonly appNumbers: WeakMap<object, number>;
  lastApp: number;
  /** So many folders are kept before it is asked which are gone. */
  mostFolders: number;
}

const key: unique symbol = Symbol.for('podwright.claims') as never;

// On the global object, so that two copies of this package in one program leave each other's files alone.
const state = globalThis as { [key]?: Claims };

function ofThisProcess(): Claims {
  return (state[key] ??= {
    byFolder: new Map(),
    appNumbers: new WeakMap(),
    lastApp: 0,
    mostFolders: 100,
  });
}

function numberOf(app: object, all: Claims): number {
  const known = all.appNumbers.get(app);
  if (known !== undefined) return known;
  all.lastApp += 1;
  all.appNumbers.set(app, all.lastApp);
  return all.lastApp;
}

function claimedIn(folder: string, all: Claims): Claimed {
  const known = all.byFolder.get(folder);
  if (known !== undefined) return known;
  if (all.byFolder.size >= all.mostFolders) forgetFoldersThatAreGone(all);
  const free = ledgersOf(folder).map((owner) => {
    return { owner, paths: new Set(readLedger(folder, owner)) };
  });
  const claimed: Claimed = { claims: [], free, owners: free.length };
  all.byFolder.set(folder, claimed);
  return claimed;
}

/** Test runs make a folder for each synthesis, and remove it. */
function forgetFoldersThatAreGone(all: Claims): void {
  for (const folder of all.byFolder.keys()) {
    if (lookAt(folder) === undefined) all.byFolder.delete(folder);
  }
  all.mostFolders = Math.max(100, all.byFolder.size * 2);
}

/**
 * The owner of what an app writes into the folder; a program that makes several apps has an owner for each.
 *
 * An app keeps its own. A new one takes the place of an earlier one of this process where most of their files are the
 * same: a program that is loaded again and again in one process makes an app each time. Otherwise it is the one of which
 * most files are listed in the folder, whatever became of the others this time. Where none of its files is listed, all of
 * them may have other names now: it is the one that is left; where several are, nobody knows which, and it is a new one.
 */
export function claim(folder: string, app: object, paths: readonly string[]): Owner | undefined {
  const all = ofThisProcess();
  const claimed = claimedIn(folder, all);
  const who = numberOf(app, all);
  const own =
    claimed.claims.find((one) => one.app === who) ??
    claimed.claims.find((one) => areMostly(one.paths, paths));
  if (own !== undefined) {
    own.app = who;
    own.paths = new Set(paths);
    return own.owner;
  }
  const owner = mostListed(claimed, paths) ?? newOwner(folder, claimed);
  if (owner !== undefined) claimed.claims.push({ owner, app: who, paths: new Set(paths) });
  return owner;
}

/** What every app writes that is asked for it, which says nothing of whose the others are. */
const shared = 'construct-metadata.json';

function countIn(some: ReadonlySet<string>, paths: Iterable<string>): number {
  let count = 0;
  for (const path of paths) if (path !== shared && some.has(path)) count += 1;
  return count;
}

/**
 * Whether more than half of the files of the one that has fewer are the same, and half of those of the earlier: apps may
 * share a namespace.
 */
function areMostly(earlier: ReadonlySet<string>, paths: readonly string[]): boolean {
  const same = countIn(earlier, paths);
  const before = countIn(earlier, earlier);
  const now = paths.filter((path) => path !== shared).length;
  return same * 2 > Math.min(before, now) && same * 2 >= before;
}

/** Takes who has the most of the files listed; where nobody has one, who alone is left. */
function mostListed({ free }: Claimed, paths: readonly string[]): Owner | undefined {
  let best = free.length === 1 ? 0 : -1;
  let most = 0;
  for (const [at, one] of free.entries()) {
    const count = countIn(one.paths, paths);
    if (count > most) [best, most] = [at, count];
  }
  return best < 0 ? undefined : free.splice(best, 1)[0]?.owner;
}

function newOwner(folder: string, claimed: Claimed): Owner | undefined {
  claimed.owners += 1;
  return ownerIn(folder, claimed.owners);
}
