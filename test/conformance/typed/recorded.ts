import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { KubernetesVersion } from '../../../src/kubernetes/versions';
import type { Manifest } from '../edit';
import { programs } from './arbitrary';
import type { Program } from './program';

/** What servers answered about the manifest of a program: the reasons of each version, '' where it accepts. */
export interface RecordedProgram {
  /** Of the manifest that the servers saw. */
  readonly digest: string;
  readonly reasons: Readonly<Record<KubernetesVersion, string>>;
}

const file = join(__dirname, 'verdicts.json');

/** The programs whose verdicts are recorded: always the same. */
export function recordedPrograms(): readonly Program[] {
  return fc.sample(programs, { numRuns: 2000, seed: 36 });
}

export function digestOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12);
}

/** The recorded answers, by the position of the program; null where the program makes no manifest. */
export function readRecorded(): readonly (RecordedProgram | null)[] {
  const { texts, answers } = JSON.parse(readFileSync(file, 'utf8')) as Stored;
  return answers.map((answer) => {
    if (answer === null) return null;
    const [digest, ...indexes] = answer;
    const reasons = Object.fromEntries(
      versions.map((version, i) => [version, texts[indexes[i] ?? indexes[0] ?? 0]]),
    );
    return { digest, reasons: reasons as RecordedProgram['reasons'] };
  });
}

export function writeRecorded(recorded: readonly (RecordedProgram | null)[]): void {
  const texts = [''];
  const indexOf = (text: string): number => {
    const found = texts.indexOf(text);
    return found === -1 ? texts.push(text) - 1 : found;
  };
  const answers = recorded.map((one): Answer | null => {
    if (one === null) return null;
    const indexes = versions.map((version) => indexOf(one.reasons[version]));
    const same = indexes.every((index) => index === indexes[0]);
    return [one.digest, ...(same ? indexes.slice(0, 1) : indexes)];
  });
  const lines = (list: readonly unknown[]): string =>
    list.map((one) => JSON.stringify(one)).join(',\n');
  writeFileSync(file, `{"texts": [\n${lines(texts)}\n],\n"answers": [\n${lines(answers)}\n]}\n`);
}

type Answer = readonly [digest: string, ...indexes: number[]];

interface Stored {
  readonly texts: readonly string[];
  readonly answers: readonly (Answer | null)[];
}

const versions: readonly KubernetesVersion[] = ['1.33', '1.34', '1.35', '1.36'];
