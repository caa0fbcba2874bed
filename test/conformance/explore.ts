/**
 * Sends random cases to real API servers and prints where our rules see them differently.
 *
 *     KUBECONFIG=... npm run conformance:explore -- --cases 10000 --seed 1 --kinds Pod,Service --under spec.containers
 *
 * Each has one to `--most` changes (3). `--recorded` changes and grafts the recorded cases as well as the bases. `--area NAME` takes the cases of `cases/NAME.ts`, `--fields` every field with every value instead of random ones,
 * `--files a.yaml,b.yaml` the documents of files, as they are and as parts for grafting; `--out FILE` writes the
 * shrunk cases as manifests, `--groups N` prints at most so many groups.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';
import { newestVersion } from '../../src/kubernetes/versions';
import { bases } from './bases';
import { casesOf, type Case, type CaseGroup } from './case';
import { edited, type Manifest } from './edit';
import { difference, type Difference } from './explore/difference';
import { shrink } from './explore/shrink';
import { casesFromFields } from './generate/from-fields';
import { mutated, mutationSource } from './generate/mutate';
import { ourRules, ourVerdict } from './our-verdict';
import { askAll } from './server/ask-all';
import { connectAll, type Server } from './server/client';
import { readRecorded } from './store/recorded';
import { dependsOnCluster, sameReasons, type Verdict } from './verdict';

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kinds: { type: 'string', default: '' },
    bases: { type: 'string', default: '' },
    under: { type: 'string', default: '' },
    most: { type: 'string', default: '3' },
    area: { type: 'string' },
    fields: { type: 'boolean', default: false },
    files: { type: 'string', default: '' },
    recorded: { type: 'boolean', default: false },
    out: { type: 'string' },
    groups: { type: 'string', default: '60' },
  },
});

interface Trial {
  readonly manifest: Manifest;
  readonly from: Case | undefined;
}

interface Group {
  readonly difference: Difference;
  readonly first: Trial;
  count: number;
}

async function main(): Promise<void> {
  const trials = makeTrials();
  for (const server of await connectAll()) {
    await explore(server, trials);
    server.close();
  }
}

function makeTrials(): readonly Trial[] {
  const documents = [...readDocuments(), ...(options.recorded ? recordedManifests() : [])];
  const kinds = options.kinds.split(',').filter(Boolean);
  const names = options.bases.split(',').filter(Boolean);
  const chosen = [...bases].filter(
    ([name, { kind }]) =>
      (kinds.length === 0 || kinds.includes(String(kind))) &&
      (names.length === 0 || names.includes(name)),
  );
  if (options.area !== undefined) return casesOf(areaGroups(options.area)).map(trialOf);
  if (options.fields) {
    return chosen
      .flatMap(([name, manifest]) => casesFromFields(name, manifest, options.under))
      .map(trialOf);
  }
  const known = documents.filter(({ kind }) => kinds.length === 0 || kinds.includes(String(kind)));
  const from = [...chosen, ...known.map((document, i) => [`document ${i}`, document] as const)];
  const source = {
    ...mutationSource(Number(options.seed), from, [...bases.values(), ...documents]),
    under: options.under,
    most: Number(options.most),
  };
  const byName = new Map(from);
  const made = Array.from({ length: Number(options.cases) }, (): Trial => {
    const one = mutated(source);
    return { manifest: edited(byName.get(one.base) ?? {}, one.edits), from: one };
  });
  const asTheyAre = options.recorded ? [] : known;
  return [...asTheyAre.map((manifest) => ({ manifest, from: undefined })), ...made];
}

function areaGroups(area: string): readonly CaseGroup[] {
  const module: unknown = require(join(__dirname, 'cases', area));
  return (module as { groups: readonly CaseGroup[] }).groups;
}

function trialOf(one: Case): Trial {
  return { manifest: edited(bases.get(one.base) ?? {}, one.edits), from: one };
}

function readDocuments(): readonly Manifest[] {
  return options.files
    .split(',')
    .filter(Boolean)
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')))
    .map((document): unknown => ('toJS' in document ? document.toJS() : undefined))
    .filter(
      (found): found is Manifest => typeof found === 'object' && found !== null && 'kind' in found,
    );
}

/** The recorded cases that the newest server decodes. */
function recordedManifests(): readonly Manifest[] {
  return readRecorded([newestVersion])
    .filter(({ verdicts }) =>
      verdicts.get(newestVersion)?.causes.every(({ type }) => type !== 'BadRequest'),
    )
    .map((one) => trialOf(one).manifest);
}

async function explore(server: Server, trials: readonly Trial[]): Promise<void> {
  const groups = new Map<string, Group>();
  const tally = { asked: 0, accepted: 0, sameAnswer: 0, sameReasons: 0, byChance: 0 };
  await askAll(trials, async (trial) => {
    const theirs = await server.judge(trial.manifest);
    if (theirs === undefined || dependsOnCluster(theirs)) return;
    const ours = ourVerdict(trial.manifest, server.version);
    tally.asked += 1;
    if (theirs.accepted) tally.accepted += 1;
    if (theirs.accepted === ours.accepted) tally.sameAnswer += 1;
    const found = difference(theirs, ours);
    if (found === undefined) {
      tally.sameReasons += 1;
      return;
    }
    if (await contradictsItself(server, trial.manifest, theirs)) {
      tally.byChance += 1;
      return;
    }
    const known = groups.get(found.key);
    if (known === undefined) groups.set(found.key, { difference: found, first: trial, count: 1 });
    else known.count += 1;
  });
  const sorted = [...groups.values()].sort((a, b) => b.count - a.count);
  const shrunk: Manifest[] = [];
  for (const group of sorted.slice(0, Number(options.groups)))
    shrunk.push(await printGroup(server, group));
  if (options.out !== undefined)
    writeFileSync(options.out, shrunk.map((one) => stringify(one)).join('---\n'));
  console.log(
    `${server.version}: ${tally.asked} cases (${tally.accepted} accepted), same answer ${tally.sameAnswer}, same reasons ${tally.sameReasons}, answered by chance ${tally.byChance}, ${groups.size} groups of differences, seed ${options.seed}`,
  );
}

// The server numbers the volumes of a StatefulSet's claims in an order that it makes up anew each time.
async function contradictsItself(
  server: Server,
  manifest: Manifest,
  before: Verdict,
): Promise<boolean> {
  for (let asked = 0; asked < 8; asked += 1) {
    const again = await server.judge(manifest);
    if (again !== undefined && !sameReasons(again, before)) return true;
  }
  return false;
}

async function printGroup(server: Server, group: Group): Promise<Manifest> {
  const whole = (await server.judge(group.first.manifest))?.causes.length ?? 0;
  const smallest = await shrink(group.first.manifest, async (manifest) => {
    const theirs = await server.judge(manifest);
    if (theirs === undefined || dependsOnCluster(theirs)) return false;
    if (theirs.causes.length > whole) return false;
    return difference(theirs, ourVerdict(manifest, server.version))?.key === group.difference.key;
  });
  const theirs = await server.judge(smallest);
  console.log(`\n### ${group.count} x on ${server.version}\n${group.difference.key}`);
  if (group.first.from !== undefined) console.log(`case: ${JSON.stringify(group.first.from)}`);
  console.log(JSON.stringify(smallest));
  for (const { path, type, message } of theirs?.causes ?? [])
    console.log(`  server: ${path} ${type} ${message.slice(0, 300)}`);
  if (theirs?.accepted) console.log('  server: accepted');
  for (const line of ourRules(smallest, server.version)) console.log(`  ours:   ${line}`);
  return smallest;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
