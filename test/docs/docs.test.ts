import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What the pages show is what works: every whole program in them compiles, every link within the project leads somewhere. */
const root = resolve(__dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The blocks of TypeScript that are whole: they begin with their imports. */
function programs(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/```ts\n(import [\s\S]*?)```/g)].map(([, code = '']) => code);
}

test('the README shows a program, and it renders', () => {
  const [program] = programs('README.md');
  const scratch = mkdtempSync(join(root, '.tmp-types-'));
  try {
    writeFileSync(join(scratch, 'main.ts'), program ?? '');
    const tsx = join(root, 'node_modules/.bin/tsx');
    execFileSync(tsx, ['--tsconfig', join(root, 'tsconfig.json'), join(scratch, 'main.ts')], {
      cwd: scratch,
      env: { ...process.env, CDK8S_OUTDIR: join(scratch, 'dist') },
      stdio: 'pipe',
    });
    const yaml = readFileSync(join(scratch, 'dist/shop.k8s.yaml'), 'utf8');
    for (const kind of ['Deployment', 'Service', 'Job']) expect(yaml).toContain(`kind: ${kind}`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

test('every program of the pages compiles', () => {
  const scratch = mkdtempSync(join(root, '.tmp-types-'));
  try {
    const names = pages.flatMap((page) =>
      programs(page).map((program, index) => {
        const name = `${page.replaceAll(/[^a-z]/gi, '-')}-${index}.ts`;
        writeFileSync(join(scratch, name), program);
        return name;
      }),
    );
    expect(names.length).toBeGreaterThan(2);
    writeFileSync(
      join(scratch, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: {
          isolatedDeclarations: false,
          declaration: false,
          noUnusedLocals: false,
          types: ['node'],
        },
        files: names,
        include: [],
        exclude: [],
      }),
    );
    const tsc = require.resolve('typescript/package.json').replace(/package\.json$/, 'bin/tsc');
    execFileSync(process.execPath, [tsc, '-p', scratch, '--pretty', 'false'], {
      cwd: root,
      encoding: 'utf8',
    });
  } catch (failure) {
    throw new Error((failure as { stdout?: string }).stdout ?? String(failure), { cause: failure });
  } finally {
    rmSync(scratch, { recursive: true });
  }
});

test.each(pages)('the links of %s lead somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\((?!https?:|#)([^)#]+\.md)/g)].map(
    ([, link = '']) => link,
  );
  const missing = links.filter((link) => {
    try {
      readFileSync(resolve(root, dirname(page), link));
      return false;
    } catch {
      return true;
    }
  });
  expect(missing).toEqual([]);
});
