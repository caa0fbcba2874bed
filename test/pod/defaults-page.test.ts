import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hardened, restricted, type Defaults } from '../../src/pod/default-set';
import { wellKnownImages } from '../../src/rules/good-practice/well-known-images';

const page = readFileSync(join(__dirname, '../../docs/defaults.md'), 'utf8');

/** The names of the fields that a set fills, the deepest ones. */
function fields(value: object): readonly string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && !Array.isArray(inner) && key !== 'seccompProfile'
      ? fields(inner)
      : [key],
  );
}

test.each([
  ['restricted', restricted],
  ['hardened', hardened],
] as [string, Defaults][])('the page tells every field of the set %s', (_, set) => {
  const missing = [...fields(set.pod), ...fields(set.container)].filter(
    (field) => !page.includes(field),
  );
  expect(missing).toEqual([]);
});

test('the page tells every stock image with its user and where it writes', () => {
  for (const { name, runAsUser, writes = [] } of wellKnownImages()) {
    const row = page
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
    expect(row).toBeDefined();
    for (const path of writes) expect(row).toContain(path);
    expect(row).toContain(String(runAsUser));
  }
});
