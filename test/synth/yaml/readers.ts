import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadAll, YAML11_SCHEMA } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import type { OutputFormat } from '../../../src/synth/layout/output-format';

/** Who reads a file of manifests back: YAML as YAML 1.1, which is what Kubernetes speaks. */
export interface Reader {
  /** How the manifests are written for it. */
  readonly format: OutputFormat;
  /** What it takes the manifests of a file for. */
  readonly readFile: (file: string) => readonly unknown[];
  /** Why it cannot be asked here; `undefined` where it can. */
  readonly missing?: string | undefined;
}

function answers(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

export const hasKubectl: boolean = answers('kubectl', 'version', '--client');

export const hasPyYaml: boolean = answers('python3', '-c', 'import yaml');

function outputOf(command: string, args: readonly string[], input?: string): string {
  const { stdout, stderr, status, error } = spawnSync(command, args, {
    ...(input === undefined ? {} : { input }),
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** `patch --local` with nothing to patch reads as `apply` does, and asks no server. */
function readByKubectl(file: string, input?: string): readonly { readonly spec: unknown }[] {
  const stdout = outputOf(
    'kubectl',
    ['patch', '--local', '-f', file, '--type=merge', '-p', '{}', '-o', 'json'],
    input,
  );
  // One JSON document after the other.
  return JSON.parse(`[${stdout.trim().replaceAll('\n}\n{', '\n},\n{')}]`) as readonly {
    readonly spec: unknown;
  }[];
}

/** What kubectl makes of the spec of custom resources, all in one process. */
export function readWithKubectl(documents: readonly string[]): readonly unknown[] {
  return readByKubectl('-', documents.join('---\n')).map(({ spec }) => spec);
}

const python = `
import json, sys, yaml
print(json.dumps(list(yaml.load_all(open(sys.argv[1], encoding='utf-8', newline=''), Loader=yaml.SafeLoader))))
`;

const kubectl = {
  readFile: (file: string) => readByKubectl(file),
  missing: hasKubectl ? undefined : 'kubectl is not here',
};

/** The readers that a manifest meets, by name. */
export const readers: Readonly<Record<string, Reader>> = {
  'js-yaml': {
    format: 'yaml',
    readFile: (file) => loadAll(readFileSync(file, 'utf8'), { schema: YAML11_SCHEMA }),
  },
  yaml: {
    format: 'yaml',
    readFile: (file) =>
      parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1' }).map((document) => {
        if (document.errors[0] !== undefined) throw document.errors[0];
        return document.toJS() as unknown;
      }),
  },
  kubectl: { format: 'yaml', ...kubectl },
  PyYAML: {
    format: 'yaml',
    readFile: (file) => JSON.parse(outputOf('python3', ['-c', python, file])) as unknown[],
    missing: hasPyYaml ? undefined : 'python3 with PyYAML is not here',
  },
  JSON: {
    format: 'json',
    readFile: (file) =>
      (JSON.parse(readFileSync(file, 'utf8')) as { readonly items: readonly unknown[] }).items,
  },
  'kubectl-json': { format: 'json', ...kubectl },
};
