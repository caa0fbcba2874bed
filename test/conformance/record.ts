/**
 * Asks real API servers for the verdicts on all cases, and writes them to `verdicts/`.
 *
 *     KUBECONFIG=1.33:1.34:1.35:1.36 npm run conformance:record
 *
 * `--gather` first adds generated cases that show something new: a field and an answer that no recorded case has;
 * `--random 20000 --seed 1` makes them at random, else every field of every base gets every value.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kubernetesVersions } from '../../src/kubernetes/versions';
import { bases } from './bases';
import { casesOf, type Case, type CaseGroup } from './case';
import { edited } from './edit';
import { casesFromFields } from './generate/from-fields';
import { mutated, mutationSource } from './generate/mutate';
import { askAll } from './server/ask-all';
import { connectAll, type Server } from './server/client';
import { readRecordedCases, writeRecorded, type Recorded } from './store/recorded';
import { dependsOnCluster, type Verdict } from './verdict';

const { values: options } = parseArgs({
  options: {
    gather: { type: 'boolean', default: false },
    random: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});

async function main(): Promise<void> {
  const servers = [...(await connectAll())].sort((a, b) => (a.version < b.version ? -1 : 1));
  const missing = kubernetesVersions.filter(
    (version) => !servers.some((one) => one.version === version),
  );
  if (missing.length > 0) throw new Error(`KUBECONFIG has no server of ${missing.join(', ')}`);
  const known = unique([...basesAsTheyAre(), ...areaCases(), ...readRecordedCases()]);
  const recorded = await recordAll(known, servers);
  if (options.gather) recorded.push(...(await gather(recorded, servers)));
  writeRecorded(recorded);
  console.log(
    `recorded ${recorded.length} cases by ${servers.map(({ version }) => version).join(', ')}`,
  );
  for (const server of servers) server.close();
}

function basesAsTheyAre(): readonly Case[] {
  return [...bases.keys()].map((base) => ({ base, edits: {} }));
}

function areaCases(): readonly Case[] {
  const folder = join(__dirname, 'cases');
  return readdirSync(folder).flatMap((file) => {
    const module: unknown = require(join(folder, file));
    return casesOf((module as { groups: readonly CaseGroup[] }).groups);
  });
}

function unique(cases: readonly Case[]): readonly Case[] {
  return [
    ...new Map(cases.map((one) => [`${one.base} ${JSON.stringify(one.edits)}`, one])).values(),
  ];
}

async function recordAll(cases: readonly Case[], servers: readonly Server[]): Promise<Recorded[]> {
  const answers = await askAll(cases, (one) => record(one, servers));
  return answers.filter((one) => one !== undefined);
}

async function record(one: Case, servers: readonly Server[]): Promise<Recorded | undefined> {
  const manifest = edited(bases.get(one.base) ?? {}, one.edits);
  const verdicts = new Map<Server['version'], Verdict>();
  for (const server of servers) {
    const verdict = await server.judge(manifest);
    if (verdict === undefined || dependsOnCluster(verdict)) return undefined;
    verdicts.set(server.version, verdict);
  }
  return { ...one, verdicts };
}

async function gather(
  recorded: readonly Recorded[],
  servers: readonly Server[],
): Promise<readonly Recorded[]> {
  const seen = new Set(recorded.map(noveltyOf));
  const known = new Set(recorded.map((one) => `${one.base} ${JSON.stringify(one.edits)}`));
  const fresh = candidates().filter(
    (one) => !known.has(`${one.base} ${JSON.stringify(one.edits)}`),
  );
  const answers = await recordAll(fresh, servers);
  return answers.filter((one) => {
    const novelty = noveltyOf(one);
    if (seen.has(novelty)) return false;
    seen.add(novelty);
    return true;
  });
}

/** What a case shows: the fields it changes, and every server's answer without indexes. */
function noveltyOf({ base, edits, verdicts }: Recorded): string {
  const fields = Object.keys(edits).map(blank).sort().join(' ');
  const answers = [...verdicts.values()].map(({ causes, warnings }) =>
    [
      ...causes.map(
        ({ path, type, message }) =>
          `${blank(path)} ${type} ${type === 'BadRequest' ? blankWords(message) : ''}`,
      ),
      ...warnings.map(blankWords),
    ]
      .sort()
      .join(','),
  );
  return [base, fields, ...answers].join('\n');
}

function blank(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, '[]');
}

function blankWords(text: string): string {
  return text
    .replaceAll(/"[^"]*"/g, '""')
    .replaceAll(/\d+/g, '0')
    .slice(0, 80);
}

function candidates(): readonly Case[] {
  const count = Number(options.random);
  if (count === 0) return [...bases].flatMap(([name, manifest]) => casesFromFields(name, manifest));
  const source = {
    ...mutationSource(Number(options.seed), [...bases], [...bases.values()]),
    under: '',
    most: 3,
  };
  return unique(Array.from({ length: count }, () => mutated(source)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
