import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRules } from '../../../src/rules';
import {
  heldBy,
  readCatalogue,
  readHeldOtherwise,
  rulesPage,
} from '../../../tools/rules-page/page';

const rows = readCatalogue();
const otherwise = readHeldOtherwise();

describe('the page of the rules', () => {
  it('is the one that the rules make', () => {
    const page = readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8').split('\n');
    const made = rulesPage(listRules(), rows, otherwise).split('\n');
    const line = made.findIndex((text, index) => text !== page[index]);
    if (line < 0 && page.length === made.length) return;
    const at = line < 0 ? made.length : line;
    throw new Error(
      `docs/rules.md is older than the rules: run \`npm run generate:rules\` and commit the page\n` +
        `  line ${at + 1} is   ${page[at] ?? 'not there'}\n  and should be ${made[at] ?? 'not there'}`,
    );
  });

  it('says of every row of the catalogue how it is held', () => {
    const held = heldBy(rows, listRules(), otherwise);
    expect(rows.map(({ id }) => id).filter((id) => !held.has(id))).toEqual([]);
  });

  it('names no row that is not in the catalogue', () => {
    const known = new Set(rows.map(({ id }) => id));
    const named = [...listRules().flatMap(({ covers = [] }) => covers), ...otherwise.keys()];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});
