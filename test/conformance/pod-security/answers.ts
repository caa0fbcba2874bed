import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesVersions, type KubernetesVersion } from '../../../src/kubernetes/versions';
import { bases } from '../bases';
import { edited, type Manifest } from '../edit';
import { codeOf } from '../store/details';
import { readRecorded } from '../store/recorded';
import { podOf } from './pod-of';

/** The levels that can be enforced. */
export const levels = ['baseline', 'restricted'] as const;

/** A pod of the recorded cases, and the versions that accept the object it stands in. */
export interface RecordedPod {
  readonly base: string;
  /** The short name of its changes; empty for the base as it is. */
  readonly code: string;
  readonly pod: Manifest;
  readonly versions: readonly KubernetesVersion[];
}

/** Why each version refuses a pod at each level, as numbers of `reasons`: `restricted 1.33` to `1 4`, `?` where it has not judged. */
export type Answer = Readonly<Record<string, string>>;

/** What the servers' admission answered: of a case that is not there, the same as of its base. */
export interface Answers {
  readonly reasons: readonly string[];
  readonly cases: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
}

const file = join(__dirname, '..', 'verdicts', 'pod-security.json');

/** Every pod that the recorded cases make and some version accepts, each once. */
export function recordedPods(): readonly RecordedPod[] {
  const pods = new Map<string, RecordedPod>();
  for (const [base, manifest] of bases) {
    const pod = podOf(manifest);
    if (pod !== undefined) add({ base, code: '', pod, versions: kubernetesVersions });
  }
  for (const { base, edits, verdicts } of readRecorded(kubernetesVersions)) {
    const versions = kubernetesVersions.filter((version) => verdicts.get(version)?.accepted);
    const pod = versions.length === 0 ? undefined : podOf(edited(bases.get(base) ?? {}, edits));
    if (pod !== undefined) add({ base, code: codeOf(JSON.stringify(edits)), pod, versions });
  }
  return [...pods.values()];

  function add(one: RecordedPod): void {
    const text = `${JSON.stringify(one.pod)} ${one.versions.join(' ')}`;
    if (!pods.has(text)) pods.set(text, one);
  }
}

/** Reads what was recorded. */
export function readAnswers(): Answers {
  return JSON.parse(readFileSync(file, 'utf8')) as Answers;
}

/** Writes what was recorded, a case a line. */
export function writeAnswers({ reasons, cases }: Answers): void {
  const blocks = Object.entries(cases).map(([base, answers]) => {
    const lines = Object.entries(answers).map(
      ([code, answer]) => `${JSON.stringify(code)}:${JSON.stringify(answer)}`,
    );
    return `${JSON.stringify(base)}:{\n${lines.join(',\n')}\n}`;
  });
  writeFileSync(
    file,
    `{"reasons":${JSON.stringify(reasons)},\n"cases":{\n${blocks.join(',\n')}\n}}\n`,
  );
}
