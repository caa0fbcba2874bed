import { transformSync } from '@swc/core';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** A block of a page: its language and its text. */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** The blocks of a page of `docs/`, in order. */
export function blocksOf(page: string): readonly Block[] {
  const markdown = readFileSync(join(root, 'docs', page), 'utf8');
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language, 2: text, index }) => ({
      language: language!,
      text: text!,
      line: markdown.slice(0, index).split('\n').length,
    }),
  );
}

/** What a program of a page exports, and the files that it writes, by name. */
export interface Outcome {
  readonly exports: Readonly<Record<string, any>>;
  readonly files: Readonly<Record<string, string>>;
}

/** Runs a program as a reader would, in a folder with these files. */
export function run(
  { text }: Block,
  load: (name: string) => unknown,
  files: Readonly<Record<string, string>> = {},
): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const [before, outdir] = [process.cwd(), process.env.CDK8S_OUTDIR];
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    process.chdir(folder);
    delete process.env.CDK8S_OUTDIR;
    const { code } = transformSync(text, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const module = { exports: {} };
    // oxlint-disable-next-line typescript/no-implied-eval -- runs the page's own code
    new Function('require', 'exports', 'module', code)(load, module.exports, module);
    const dist = join(folder, 'dist');
    mkdirSync(dist, { recursive: true });
    const written = readdirSync(dist).filter((name) => !name.startsWith('.'));
    return {
      exports: module.exports,
      files: Object.fromEntries(
        written.map((name) => [name, readFileSync(join(dist, name), 'utf8')]),
      ),
    };
  } finally {
    process.chdir(before);
    if (outdir !== undefined) process.env.CDK8S_OUTDIR = outdir;
    rmSync(folder, { recursive: true });
  }
}
