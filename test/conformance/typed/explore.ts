/**
 * Writes random programs of the typed API and asks real API servers about what they make: wherever we find nothing
 * wrong the server must accept, and where our rules of the server refuse it must refuse for the same fields.
 *
 *     KUBECONFIG=... npm run conformance:typed -- --programs 5000 --seed 1
 *
 * The first disagreement with each server is printed as the smallest program that shows it. `--record` asks servers of
 * every version about the recorded programs instead, and writes what they answer.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { connectAll, type Server } from '../server/client';
import { madeBy } from './made';
import { ourVerdict } from '../our-verdict';
import { sameReasons, type Verdict } from '../verdict';
import { programs } from './arbitrary';
import { record } from './record';
import { written, type Program } from './program';

const { values: options } = parseArgs({
  options: {
    programs: { type: 'string', default: '2000' },
    record: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

async function explore(server: Server): Promise<boolean> {
  let asked = 0;
  let accepted = 0;
  const property = fc.asyncProperty(programs, async (program: Program) => {
    const manifest = madeBy(program);
    if (manifest === undefined) return;
    const theirs = await server.judge(manifest);
    if (theirs === undefined) return;
    asked += 1;
    if (theirs.accepted) accepted += 1;
    const ours = ourVerdict(manifest, server.version);
    if (sameReasons(ours, theirs)) return;
    throw new Error(`ours: ${told(ours)}\nserver: ${told(theirs)}\n${JSON.stringify(manifest)}`);
  });
  const seed = Number(options.seed);
  const found = await fc.check(property, { numRuns: Number(options.programs), seed });
  const count = `${asked} manifests, ${accepted} accepted, seed ${seed}`;
  if (!found.failed) {
    console.log(`${server.version}: agrees on all of ${count}`);
    return true;
  }
  console.log(`${server.version}: disagrees, after ${count}`);
  console.log(found.counterexample === null ? '' : written(found.counterexample[0]));
  console.log(found.errorInstance instanceof Error ? found.errorInstance.message : '');
  return false;
}

function told({ accepted, causes }: Verdict): string {
  if (accepted) return 'accepted';
  return causes.map(({ path, type, message }) => `${path} ${type} ${message}`).join('\n');
}

async function main(): Promise<void> {
  const servers = await connectAll();
  if (options.record) await record(servers);
  else {
    for (const server of servers) if (!(await explore(server))) process.exitCode = 1;
  }
  for (const server of servers) server.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
