/**
 * Asks the Pod Security admission of real API servers about every pod of the recorded cases, and writes `verdicts/pod-security.json`.
 *
 *     KUBECONFIG=1.33:1.34:1.35:1.36 npx tsx --conditions=@podwright/source test/conformance/pod-security/record.ts
 *
 * The servers run with their default admission, and hold `test/rules/pod-security/admission/namespaces.yaml`.
 */
import { kubernetesVersions } from '../../../src/kubernetes/versions';
import { reasonsIn } from '../../rules/pod-security/admission/reasons';
import { askAll } from '../server/ask-all';
import { connectAll, type Server } from '../server/client';
import {
  levels,
  readAnswers,
  recordedPods,
  writeAnswers,
  type Answer,
  type RecordedPod,
} from './answers';

// The reasons keep the numbers that they have, so that a recording shows what is new.
const reasons: string[] = [...readAnswers().reasons];

async function main(): Promise<void> {
  const servers = [...(await connectAll())].sort((a, b) => (a.version < b.version ? -1 : 1));
  const pods = recordedPods();
  const answers = await askAll(pods, (one) => answerOf(one, servers));
  const cases: Record<string, Record<string, Answer>> = {};
  pods.forEach(({ base, code }, position) => {
    const answer = packed(answers[position] ?? new Map());
    const ofBase = (cases[base] ??= {});
    if (code === '' || !says(ofBase[''] ?? {}, answer)) ofBase[code] = answer;
  });
  writeAnswers({ reasons, cases });
  console.log(`asked about ${pods.length} pods`);
  for (const server of servers) server.close();
}

async function answerOf(
  { pod, versions }: RecordedPod,
  servers: readonly Server[],
): Promise<Map<string, string>> {
  const answer = new Map<string, string>();
  for (const server of servers.filter(({ version }) => versions.includes(version))) {
    for (const level of levels) {
      const metadata = { ...(pod['metadata'] as object), namespace: `podwright-${level}` };
      const verdict = await server.judge({ ...pod, metadata });
      if (verdict === undefined) throw new Error(`${server.version} does not answer`);
      const message = verdict.causes[0]?.message ?? '';
      const judged = verdict.accepted || message.includes('violates PodSecurity');
      const given = verdict.accepted ? [] : judged ? reasonsIn(message) : undefined;
      answer.set(`${level} ${server.version}`, given?.map(numberOf).join(' ') ?? '?');
    }
  }
  return answer;
}

function numberOf(reason: string): number {
  const known = reasons.indexOf(reason);
  return known < 0 ? reasons.push(reason) - 1 : known;
}

// What all versions say stands there once, under the level alone.
function packed(answer: ReadonlyMap<string, string>): Answer {
  const short: Record<string, string> = {};
  for (const level of levels) {
    const said = kubernetesVersions.map((version) => answer.get(`${level} ${version}`));
    const given = [...new Set(said.filter((one) => one !== undefined))];
    if (given.length === 1 && given[0] !== undefined) short[level] = given[0];
    else {
      kubernetesVersions.forEach((version, position) => {
        const one = said[position];
        if (one !== undefined) short[`${level} ${version}`] = one;
      });
    }
  }
  return short;
}

function says(left: Answer, right: Answer): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
