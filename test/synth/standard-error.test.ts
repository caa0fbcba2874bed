import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

const root = join(__dirname, '..', '..');

/** Runs a program that warns in a shell which sends standard error elsewhere; what it printed and its exit code. */
function warnInto(redirection: string): readonly [output: string, status: number | null] {
  const folder = temporaryFolder();
  const program = join(folder, 'warn.ts');
  writeFileSync(
    program,
    `import { ApiObject, Chart, JsonPatch } from ${JSON.stringify(join(root, 'node_modules/cdk8s'))};
import { App } from ${JSON.stringify(join(root, 'src/synth/app'))};
const app = new App({ outdir: ${JSON.stringify(join(folder, 'dist'))} });
const object = new ApiObject(new Chart(app, 'a'), 'o', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } });
object.addJsonPatch(JsonPatch.remove('/data/nope'));
app.synth();
setTimeout(() => console.log('done'), 100);
`,
  );
  const tsx = join(root, 'node_modules/.bin/tsx');
  const { stdout, status } = spawnSync('bash', ['-c', `"${tsx}" "${program}" ${redirection}`], {
    encoding: 'utf8',
  });
  return [stdout, status];
}

jest.setTimeout(60_000);

test('a pipe that is closed does not make a program fail that warns', () => {
  expect(warnInto('2> >(exec true); exit $?')).toEqual(['done\n', 0]);
});

(existsSync('/dev/full') ? test : test.skip)('nor does a disk that is full', () => {
  expect(warnInto('2> /dev/full')).toEqual(['done\n', 0]);
});
