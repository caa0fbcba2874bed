/**
 * Asks the Pod Security admission of real API servers about every case, and writes the answers to `fixtures/verdicts.json`.
 *
 *     KUBECONFIG=1.33:1.34:1.35:1.36 npx tsx --conditions=@podwright/source test/rules/pod-security/admission/record.ts
 *
 * The servers run with their default admission, and hold the namespaces of `namespaces.yaml`. A pod that a server
 * refuses for another reason is left out.
 */
import type { Manifest } from '../../../conformance/edit';
import { askAll } from '../../../conformance/server/ask-all';
import { connectAll, type Server } from '../../../conformance/server/client';
import { admissionCases, podOf, type AdmissionCase } from './cases';
import { reasonsIn } from './reasons';
import { writeRecorded, type Answer, type RecordedCase } from './recorded';

const levels = ['baseline', 'restricted'] as const;

async function main(): Promise<void> {
  const servers = [...(await connectAll())].sort((a, b) => (a.version < b.version ? -1 : 1));
  const answered = await askAll(admissionCases, (one) => record(one, servers));
  const recorded = answered.filter(({ answers }) => answers.length > 0);
  writeRecorded(recorded);
  console.log(`recorded ${recorded.length} of ${admissionCases.length} cases`);
  for (const server of servers) server.close();
}

async function record(one: AdmissionCase, servers: readonly Server[]): Promise<RecordedCase> {
  const answers = new Map<string, Answer>();
  for (const level of levels) {
    for (const server of servers) {
      const reasons = await ask(podOf(one), level, server);
      if (reasons === undefined) continue;
      const key = [level, ...reasons].join();
      const { versions = [] } = answers.get(key) ?? {};
      answers.set(key, { level, reasons, versions: [...versions, server.version] });
    }
  }
  return { ...one, answers: [...answers.values()] };
}

async function ask(
  pod: Manifest,
  level: string,
  server: Server,
): Promise<readonly string[] | undefined> {
  const metadata = { ...(pod['metadata'] as object), namespace: `podwright-${level}` };
  const verdict = await server.judge({ ...pod, metadata });
  if (verdict === undefined)
    throw new Error(`${server.version} does not answer; see namespaces.yaml`);
  if (verdict.accepted) return [];
  const [cause] = verdict.causes;
  return cause?.type === '403' ? reasonsIn(cause.message) : undefined;
}

void main();
