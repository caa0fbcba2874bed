import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesVersions } from '../../../../src/kubernetes/versions';
import type { AdmissionCase } from './cases';

/** What the admission of some versions answered for a level: why it refuses the pod, nothing where it takes it. */
export interface Answer {
  readonly level: 'baseline' | 'restricted';
  readonly versions: readonly string[];
  readonly reasons: readonly string[];
}

/** A case, and what was answered. */
export interface RecordedCase extends AdmissionCase {
  readonly answers: readonly Answer[];
}

/** The form of the file: reasons by their number, and versions left out where all of them gave the answer. */
interface Packed {
  readonly reasons: readonly string[];
  readonly cases: readonly (readonly [
    base: string,
    edits: AdmissionCase['edits'],
    ...answers: (readonly [Answer['level'], readonly number[], string?])[],
  ])[];
}

const file = join(__dirname, 'fixtures', 'verdicts.json');
const every = kubernetesVersions.join(' ');

/** What was recorded. */
export function readRecorded(): readonly RecordedCase[] {
  const packed = JSON.parse(readFileSync(file, 'utf8')) as Packed;
  return packed.cases.map(([base, edits, ...answers]) => ({
    base,
    edits,
    answers: answers.map(([level, numbers, versions = every]) => ({
      level,
      versions: versions.split(' '),
      reasons: numbers.map((number) => packed.reasons[number] ?? ''),
    })),
  }));
}

/** Writes what was recorded, one case a line. */
export function writeRecorded(cases: readonly RecordedCase[]): void {
  const found = cases.flatMap(({ answers }) => answers.flatMap(({ reasons }) => reasons));
  const reasons = [...new Set(found)].sort();
  const lines = cases.map(({ base, edits, answers }) => {
    const packed = answers.map(({ level, versions, reasons: given }) => {
      const numbers = given.map((reason) => reasons.indexOf(reason));
      const text = versions.join(' ');
      return text === every ? [level, numbers] : [level, numbers, text];
    });
    return JSON.stringify([base, edits, ...packed]);
  });
  const text = `{"reasons":${JSON.stringify(reasons)},\n"cases":[\n${lines.join(',\n')}\n]}\n`;
  writeFileSync(file, text);
}
