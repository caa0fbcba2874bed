import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';
import { compareWithCdk8s, yamlFilesIn } from './corpus';
import { readers, type Reader } from './readers';
import { fuzz } from './round-trip';

// `npm run fuzz:yaml -- --cases 1000000` asks the same of a million.
const cases = 3000;

const root = join(__dirname, '..', '..', '..');

describe('random specs that are synthesised are read back as what went in', () => {
  for (const [name, reader] of Object.entries(readers)) {
    const { missing } = reader;
    (missing === undefined ? test : test.skip)(`by ${name}${missing ? `: ${missing}` : ''}`, () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      expect(fuzz(reader, { folder: temporaryFolder(), cases, seed })).toBeUndefined();
    });
  }

  test('and where one is not, the smallest is shown with its seed', () => {
    const js = readers['js-yaml']!;
    const losesTabs: Reader = {
      format: 'yaml',
      readFile: (file) =>
        JSON.parse(JSON.stringify(js.readFile(file)).replaceAll('\\t', ' ')) as unknown[],
    };
    const found = fuzz(losesTabs, { folder: temporaryFolder(), cases: 400, seed: 1 });
    expect(found).toMatch(/^seed 1, 400 specs, number \d+: shrunk: \{/);
    expect(found!.match(/\\t/g)!.length).toBeLessThan(8);
  });
});

test('the manifests in this repository have the bytes of cdk8s, and are read back', () => {
  const { manifests, otherBytes, misread } = compareWithCdk8s(
    ['test', 'templates', 'dist'].flatMap((folder) => yamlFilesIn(join(root, folder))),
    temporaryFolder(),
    { 'js-yaml': readers['js-yaml']! },
  );
  expect([otherBytes, misread]).toEqual([[], []]);
  expect(manifests).toBeGreaterThan(50);
});
