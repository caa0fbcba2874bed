/**
 * Writes docs/rules.md from the rules themselves: `npm run generate:rules`.
 *
 * What the rules say is taken from the recorded cases, and kept in said.tsv, so that the page alone can be checked without them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesVersions } from '../../src/kubernetes/versions';
import { listRules } from '../../src/rules';
import { bases } from '../../test/conformance/bases';
import { edited } from '../../test/conformance/edit';
import { readRecorded } from '../../test/conformance/store/recorded';
import { rulesPage } from './page';
import { writeSaid } from './said';
import { readTables } from './tables';

writeSaid(
  readRecorded(kubernetesVersions).map(({ base, edits }) => edited(bases.get(base) ?? {}, edits)),
);
writeFileSync(join(__dirname, '../../docs/rules.md'), rulesPage(listRules(), readTables()));
