import { spawnSync } from 'node:child_process';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { parse } from 'yaml';

/** Who reads YAML back: as YAML 1.1, which is what Kubernetes speaks. */
export type Read = (yaml: string) => unknown;

/** The readers of the npm registry that know YAML 1.1. */
export const readers: Readonly<Record<string, Read>> = {
  'js-yaml': (yaml) => load(yaml, { schema: YAML11_SCHEMA }),
  yaml: (yaml) => parse(yaml, { version: '1.1' }) as unknown,
};

export const hasKubectl: boolean = spawnSync('kubectl', ['version', '--client']).status === 0;

export const hasPyYaml: boolean = spawnSync('python3', ['-c', 'import yaml']).status === 0;

/** What kubectl makes of the spec of custom resources, all in one process. */
export function readWithKubectl(documents: readonly string[]): readonly unknown[] {
  const { stdout, stderr, status } = spawnSync(
    'kubectl',
    ['patch', '--local', '-f', '-', '--type=merge', '-p', '{}', '-o', 'json'],
    { input: documents.join('---\n'), encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  // One JSON document after the other.
  const objects = JSON.parse(`[${stdout.trim().replaceAll('\n}\n{', '\n},\n{')}]`) as readonly {
    readonly spec: unknown;
  }[];
  return objects.map(({ spec }) => spec);
}

const python = `
import json, sys, yaml
for line in sys.stdin:
    print(json.dumps(yaml.safe_load(json.loads(line))))
`;

/** What PyYAML makes of documents, all in one process. */
export function readWithPyYaml(documents: readonly string[]): readonly unknown[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', python], {
    input: documents.map((document) => JSON.stringify(document)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
