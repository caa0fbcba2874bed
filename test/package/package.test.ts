import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/**
 * The packed tarball, where users meet it: in fresh projects with their own compilers and test runners. Installs from
 * the npm registry.
 */
jest.setTimeout(15 * 60_000);

const root = resolve(__dirname, '../..');
const fixtures = join(__dirname, 'fixtures');
let scratch: string;
let tarball: string;

function run(
  folder: string,
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): string {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|JEST_|NODE_ENV$|NODE_OPTIONS$|CDK8S_)/i.test(name),
    ),
  );
  try {
    return execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...clean, CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (failure) {
    const { stdout, stderr } = failure as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')} in ${basename(folder)}\n${stdout}\n${stderr}`, {
      cause: failure,
    });
  }
}

/** A fresh copy of a fixture with its dependencies and what was packed. */
function project(name: string, ...packed: readonly string[]): string {
  const folder = join(scratch, name);
  cpSync(join(fixtures, name), folder, { recursive: true });
  // Not saved: a peer dependency on a tarball of this machine is nothing a library may publish.
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--prefer-offline'];
  run(folder, 'npm', ['install', ...quiet, ...packed]);
  return folder;
}

function pack(folder: string): string {
  const output = run(folder, 'npm', ['pack', '--json', '--pack-destination', scratch]);
  const [{ filename }] = JSON.parse(output.slice(output.indexOf('['))) as [{ filename: string }];
  return join(scratch, filename);
}

const bin = (folder: string, name: string) => join(folder, 'node_modules/.bin', name);

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'podwright-package-'));
  tarball = pack(root);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the package holds compiled code and its types, and nothing else', () => {
  const files = run(scratch, 'tar', ['-tzf', tarball]).split('\n').filter(Boolean);
  const folders = new Set(files.map((file) => file.split('/')[1]));
  expect([...folders].toSorted((a = '', b = '') => a.localeCompare(b))).toEqual([
    'CHANGELOG.md',
    'lib',
    'LICENSE',
    'package.json',
    'README.md',
  ]);
  const unpacked = run(scratch, 'tar', ['-tvzf', tarball])
    .split('\n')
    .reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[2] ?? 0), 0);
  expect(unpacked).toBeLessThan(1_000_000);
});

test('in a project of the default cdk8s template, it compiles, its tests run, and it synthesises', () => {
  const folder = project('commonjs-project', tarball);
  run(folder, bin(folder, 'tsc'), ['--noEmit']);
  run(folder, bin(folder, 'jest'), ['--ci']);
  run(folder, bin(folder, 'ts-node'), ['main.ts']);
  expect(readFileSync(join(folder, 'dist/shop.k8s.yaml'), 'utf8')).toContain('name: logs');
});

test('in an ES module project with TypeScript 7, it compiles, refuses and synthesises', () => {
  const folder = project('esm-project', tarball);
  run(folder, bin(folder, 'tsc'), []);
  run(folder, bin(folder, 'tsx'), ['main.ts']);
  expect(readdirSync(join(folder, 'dist'))).toContain('shop.k8s.yaml');
});

describe('a library built on it', () => {
  let user: string;

  beforeAll(() => {
    const library = project('acme-library', tarball);
    run(library, bin(library, 'tsc'), []);
    user = project('acme-user', tarball, pack(library));
  });

  test('serves a third project, its types included', () => {
    run(user, bin(user, 'tsc'), []);
    run(user, bin(user, 'tsx'), ['main.ts']);
    const yaml = readFileSync(join(user, 'dist/shop.k8s.yaml'), 'utf8');
    expect(yaml).toContain('name: agent');
    expect(yaml).toContain('targetPort: agent');
    expect(existsSync(join(user, 'node_modules/acme-platform/node_modules'))).toBe(false);
  });

  test('shows the line of the user, and the line of the library between', () => {
    let message = '';
    try {
      run(user, bin(user, 'tsx'), ['broken.ts'], { IMAGE: 'ghcr.io/acme/shop' });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain('image "ghcr.io/acme/shop" has no tag or digest');
    const source = readFileSync(join(fixtures, 'acme-library/src/index.ts'), 'utf8').split('\n');
    const line = source.findIndex((text) => text.includes('return withInitContainer(')) + 1;
    expect(message).toMatch(
      new RegExp(
        `set by withInitContainer at broken\\.ts:8:\\d+, in acme-platform at \\S*acme-platform/src/index\\.ts:${line}:\\d+\n`,
      ),
    );
  });

  test('that brings a copy of its own hands out templates that workloads take', () => {
    const folder = join(scratch, 'two-copies');
    cpSync(user, folder, { recursive: true, verbatimSymlinks: true });
    for (const name of ['main.ts', 'broken.ts']) rmSync(join(folder, name));
    cpSync(join(fixtures, 'two-copies'), folder, { recursive: true });
    const modules = join(folder, 'node_modules');
    const own = join(modules, 'acme-platform/node_modules/podwright');
    cpSync(join(modules, 'podwright'), own, { recursive: true });
    run(folder, bin(folder, 'tsc'), []);
  });
});
