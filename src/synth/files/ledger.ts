import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { lookAt } from './output-folder';
import { codeOf, writeError } from './write-error';

// The ledger of a program is a file in the output folder that lists what the program wrote there: so that the next
// synthesis removes what is no longer written, and nothing else. Its name ends in neither .yaml nor .json and starts
// with a full stop: kubectl, kustomize, Helm and the cdk8s command line do not take it for a manifest.

/** Who writes into an output folder. */
export interface Owner {
  /** The program, as seen from the folder: the same on every machine that has the same checkout. */
  readonly program: string;
  readonly id: string;
}

/**
 * The owner of what one of the apps of this program writes into the folder; none where the program has no file that
 * would tell it from others.
 *
 * @param number - which of the apps it is, the first being 1
 */
export function ownerIn(folder: string, number: number): Owner | undefined {
  const main = process.argv[1];
  // Of `node -e` and of a program on standard input. Threads run side by side, and do not know of each other.
  if (main === undefined || main === '-' || !isMainThread) return undefined;
  const way = relative(folder, main).split(sep).join('/');
  const program = number === 1 ? way : `${way} (app ${number})`;
  const id = createHash('sha256').update(program).digest('hex').slice(0, 8);
  return { program, id };
}

/** The owners of this program that have a ledger in the folder. */
export function ledgersOf(folder: string): readonly Owner[] {
  const owners: Owner[] = [];
  for (let number = 1; ; number += 1) {
    const owner = ownerIn(folder, number);
    if (owner === undefined || lookAt(ledgerPath(folder, owner)) === undefined) return owners;
    owners.push(owner);
  }
}

/** The place of the ledger. */
export function ledgerPath(folder: string, owner: Owner): string {
  return join(folder, `.podwright-${owner.id}`);
}

/** Whether a file is a ledger, by its name. */
export function isLedgerName(name: string): boolean {
  return /^\.podwright-[0-9a-f]{8}$/.test(name);
}

/** The paths that the owner wrote last, sorted; none where there is no ledger. */
export function readLedger(folder: string, owner: Owner): readonly string[] {
  return listedIn(ledgerPath(folder, owner));
}

/** The paths that a ledger lists; version control may have given it the line ends of Windows. */
export function listedIn(ledger: string): readonly string[] {
  try {
    if (lookAt(ledger)?.isFile() !== true) return [];
    return readFileSync(ledger, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw writeError(ledger, error, 'nothing was written');
  }
}

/** The text of a ledger. */
export function ledgerText(owner: Owner, paths: Iterable<string>): string {
  const heading = `# What ${owner.program.replaceAll(/[\n\r]/g, ' ')} wrote here. Podwright removes from this folder what is listed and no longer written.`;
  return `${[heading, ...[...paths].sort()].join('\n')}\n`;
}
