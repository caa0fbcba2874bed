import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, temporaryFolder } from './temporary-folder';

const root = join(__dirname, '..', '..');

/** A project whose program uses the App. */
function project(): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'main.ts'),
    `import { ApiObject, Chart } from ${JSON.stringify(join(root, 'node_modules/cdk8s'))};
import { App } from ${JSON.stringify(join(root, 'src/synth/app'))};
const app = new App();
for (const id of ['a', 'b']) new ApiObject(new Chart(app, id), 'o', { apiVersion: 'v1', kind: 'ConfigMap' });
app.synth();
`,
  );
  const program = `${JSON.stringify(join(root, 'node_modules/.bin/tsx'))} main.ts`;
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: '${program}'\n`);
  return folder;
}

function cdk8s(cwd: string, ...args: readonly string[]): string {
  const cli = join(root, 'node_modules/.bin/cdk8s');
  return execFileSync(cli, ['synth', '--no-check-upgrade', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: '' },
  });
}

jest.setTimeout(240_000);

test('cdk8s synth lists the manifests, and not the list of outputs', () => {
  const folder = project();
  for (let time = 0; time < 2; time += 1) {
    expect(cdk8s(folder)).toBe(
      'Synthesizing application\n  - dist/a.k8s.yaml\n  - dist/b.k8s.yaml\n',
    );
  }
  expect(Object.keys(filesIn(join(folder, 'dist')))).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
});

test('cdk8s synth prints them, and makes a Helm chart of them', () => {
  const folder = project();
  expect(cdk8s(folder, '--stdout').match(/^kind: ConfigMap$/gm)).toHaveLength(2);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  cdk8s(folder, '--format', 'helm', '--chart-version', '1.0.0', '--output', 'chart');
  // Helm leaves out what starts with a full stop.
  const templates = readdirSync(join(folder, 'chart', 'templates')).filter(
    (name) => !name.startsWith('.'),
  );
  expect(templates).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
});
