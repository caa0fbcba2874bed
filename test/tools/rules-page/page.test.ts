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
    const page = readFileSync(join(__dirname, '../../../docs/rules.md'), 'utf8');
    expect(page).toBe(rulesPage(listRules(), rows, otherwise));
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
