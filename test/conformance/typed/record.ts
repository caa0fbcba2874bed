import type { KubernetesVersion } from '../../../src/kubernetes/versions';
import { askAll } from '../server/ask-all';
import type { Server } from '../server/client';
import { reasons } from '../verdict';
import { madeBy } from './made';
import { digestOf, recordedPrograms, writeRecorded, type RecordedProgram } from './recorded';

/** Asks servers of every version about the manifests of the recorded programs, and writes what they answer. */
export async function record(servers: readonly Server[]): Promise<void> {
  const answers = await askAll(recordedPrograms(), async (program) => {
    const manifest = madeBy(program);
    if (manifest === undefined) return null;
    const said: Partial<Record<KubernetesVersion, string>> = {};
    for (const server of servers) {
      const verdict = await server.judge(manifest);
      if (verdict === undefined) return null;
      said[server.version] = reasons(verdict);
    }
    return { digest: digestOf(manifest), reasons: said as RecordedProgram['reasons'] };
  });
  writeRecorded(answers);
  const made = answers.filter((answer) => answer !== null);
  const accepted = made.filter((answer) => answer.reasons['1.36'] === '');
  console.log(`recorded ${made.length} manifests, ${accepted.length} accepted by 1.36`);
}
