import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { kubernetesVersions, newestVersion } from '../../src/kubernetes/versions';
import { withHeader } from './generated-file';
import { merge } from './merge';
import { readRelease } from './read-release';
import { releases } from './releases';
import { writeTable } from './write-table';
import { writeTypes } from './write-types';

const root = join(__dirname, '..', '..');
const target = join(root, 'src', 'kubernetes', 'generated');

if (releases.map(({ version }) => version).join() !== kubernetesVersions.join()) {
  throw new Error('tools/generate/releases.ts and src/kubernetes/versions.ts name other versions');
}
const sources = releases.map(({ patch }) => `1.${patch}`).join(', ');
const merged = merge(releases.map((release) => readRelease(release)));
const files = new Map(writeTypes(merged, newestVersion)).set('field-table', writeTable(merged));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [name, content] of files) {
  const path = join(target, `${name}.ts`);
  const text = withHeader(
    `// Read from the API of Kubernetes ${sources} (Apache-2.0).\n\n${content}`,
  );
  writeFileSync(path, text);
  console.log(`${relative(root, path)} ${text.length}`);
}
