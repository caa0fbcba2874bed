import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The script by which podwright waits, which is put beside the programs, so that all of them write the same. */
export function waitScript(): string {
  return readFileSync(join(__dirname, 'wait.txt'), 'utf8');
}
