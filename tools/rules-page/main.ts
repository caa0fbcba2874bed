/** Writes docs/rules.md from the rules themselves: `npm run generate:rules`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRules } from '../../src/rules';
import { readCatalogue, readHeldOtherwise, rulesPage } from './page';

writeFileSync(
  join(__dirname, '../../docs/rules.md'),
  rulesPage(listRules(), readCatalogue(), readHeldOtherwise()),
);
