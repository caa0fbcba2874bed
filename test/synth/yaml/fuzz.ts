import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareWithCdk8s, yamlFilesIn } from './corpus';
import { readers, type Reader } from './readers';
import { fuzz } from './round-trip';

const help = `Synthesises random custom resources, has them read back, and shows the smallest that comes back as something else.

  npm run fuzz:yaml                                a hundred thousand cases for each reader that is here
  npm run fuzz:yaml -- --cases 1000000 --seed 7    a million, the same ones each time
  npm run fuzz:yaml -- --readers kubectl,PyYAML    by these only: ${Object.keys(readers).join(', ')}
  npm run fuzz:yaml -- --corpus DIR                every manifest below DIR instead: the bytes of cdk8s, read back as the data

A case is the spec of one object: a string as value, item and key, and a structure of such strings, numbers, nulls,
lists and maps. They are written through App.synth, 400 to a file, as YAML and as JSON.
The seed is printed: with it, the same cases come again. Ends with 1 where something differs.
`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    readers: { type: 'string', default: Object.keys(readers).join(',') },
    corpus: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** The readers that are asked for and are here; of the others it says why they are not. */
function chosenReaders(): Readonly<Record<string, Reader>> {
  const names = values.readers.split(',').filter((name) => {
    if (!Object.hasOwn(readers, name)) {
      throw new Error(`no reader ${name}: there are ${Object.keys(readers).join(', ')}`);
    }
    const { missing } = readers[name]!;
    if (missing !== undefined) console.log(`${name}: left out, ${missing}`);
    return missing === undefined;
  });
  return Object.fromEntries(names.map((name) => [name, readers[name]!]));
}

function count(option: 'cases' | 'seed'): number {
  const number = Number(values[option]);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${option}: no whole number`);
  return number;
}

/** Shows how far it is on a terminal, and every tenth elsewhere. */
function progress(name: string, cases: number): (done: number) => void {
  let shown = 0;
  return (done) => {
    const tenth = Math.floor((10 * done) / cases);
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done} of ${cases} `);
    else if (tenth > shown) process.stderr.write(`${name}: ${done} of ${cases}\n`);
    shown = tenth;
  };
}

function fuzzAll(folder: string): boolean {
  const [cases, seed] = [count('cases'), count('seed')];
  console.log(`${cases} cases, --seed ${seed}`);
  let differs = false;
  for (const [name, reader] of Object.entries(chosenReaders())) {
    const started = performance.now();
    const found = fuzz(reader, { folder, cases, seed, onBatch: progress(name, cases) });
    const seconds = Math.round((performance.now() - started) / 1000);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
    console.log(`${name}: ${found ?? `all come back as they were`} (${seconds} s)`);
    differs ||= found !== undefined;
  }
  return differs;
}

function compareCorpus(folder: string, corpus: string): boolean {
  const files = yamlFilesIn(resolve(corpus));
  const yamlReaders = Object.entries(chosenReaders()).filter(([, { format }]) => format === 'yaml');
  const { manifests, otherBytes, misread } = compareWithCdk8s(
    files,
    folder,
    Object.fromEntries(yamlReaders),
  );
  console.log(`${manifests} manifests in ${files.length} files below ${corpus}`);
  console.log(`other bytes than cdk8s gives: ${otherBytes.length}`);
  for (const which of otherBytes) console.log(`  ${which}`);
  console.log(`read as something else: ${misread.length}`);
  for (const which of misread) console.log(`  ${which}`);
  return otherBytes.length + misread.length > 0;
}

function main(): boolean {
  if (values.help) {
    console.log(help);
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), 'podwright-fuzz-'));
  try {
    return values.corpus === undefined ? fuzzAll(folder) : compareCorpus(folder, values.corpus);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main() ? 1 : 0;
