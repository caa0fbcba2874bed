import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesVersion } from '../../../src/kubernetes/versions';
import type { Case } from '../case';
import type { Edits } from '../edit';
import type { Cause, Verdict } from '../verdict';
import { codeOf, detailOf } from './details';

/** A case and what the servers of all versions said. */
export interface Recorded extends Case {
  readonly verdicts: ReadonlyMap<KubernetesVersion, Verdict>;
}

const folder = join(__dirname, '..', 'verdicts');
const textsFile = join(folder, 'texts.json');

const letters: Readonly<Record<string, string>> = {
  R: 'FieldValueRequired',
  I: 'FieldValueInvalid',
  F: 'FieldValueForbidden',
  N: 'FieldValueNotSupported',
  D: 'FieldValueDuplicate',
  X: 'FieldValueNotFound',
  L: 'FieldValueTooLong',
  M: 'FieldValueTooMany',
  T: 'FieldValueTypeInvalid',
  B: 'BadRequest',
};
const letterOf: ReadonlyMap<string, string> = new Map(
  Object.entries(letters).map(([letter, type]) => [type, letter]),
);

/** One verdict as a line keeps it: `I spec.replicas a1b2c3` for a cause, `W a1b2c3` for a warning. */
type Kept = readonly string[];
/** A line: the edits, the verdict of the newest version, and those of the versions that say otherwise. */
type Line = readonly [edits: Edits, newest: Kept, others?: Readonly<Record<string, Kept>>];

/** Every recorded case. */
export function readRecorded(versions: readonly KubernetesVersion[]): readonly Recorded[] {
  const texts = readTexts();
  return recordedFiles().flatMap((file) =>
    readLines(file).map(([edits, newest, others = {}]): Recorded => ({
      base: file.slice(0, -6),
      edits,
      verdicts: new Map(
        versions.map((version) => [version, verdictOf(others[version] ?? newest, texts)]),
      ),
    })),
  );
}

/** The recorded cases alone. */
export function readRecordedCases(): readonly Case[] {
  return recordedFiles().flatMap((file) =>
    readLines(file).map(([edits]) => ({ base: file.slice(0, -6), edits })),
  );
}

function recordedFiles(): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
}

function readLines(file: string): readonly Line[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

function readTexts(): Readonly<Record<string, string>> {
  if (!existsSync(textsFile)) return {};
  return JSON.parse(readFileSync(textsFile, 'utf8')) as Record<string, string>;
}

function verdictOf(kept: Kept, texts: Readonly<Record<string, string>>): Verdict {
  const causes: Cause[] = [];
  const warnings: string[] = [];
  for (const line of kept) {
    const parts = line.split(' ');
    const message = texts[parts.at(-1) ?? ''] ?? '';
    if (parts[0] === 'W') warnings.push(message);
    else {
      const type = letters[parts[0] ?? ''] ?? parts[0] ?? '';
      causes.push({ path: parts.slice(1, -1).join(' '), type, message });
    }
  }
  return { accepted: causes.length === 0, causes, warnings };
}

/** Writes cases and verdicts in place of what was recorded before: a file a base, the cases in order of their text. */
export function writeRecorded(recorded: readonly Recorded[]): void {
  const texts: Record<string, string> = {};
  const lines = new Map<string, string[]>();
  const keep = (text: string): string => {
    const code = codeOf(text);
    texts[code] = text;
    return code;
  };
  for (const { base, edits, verdicts } of recorded) {
    const line = JSON.stringify(lineOf(edits, verdicts, keep));
    lines.set(base, [...(lines.get(base) ?? []), line]);
  }
  for (const [base, ofBase] of lines) {
    writeFileSync(join(folder, `${base}.jsonl`), `${[...new Set(ofBase)].sort().join('\n')}\n`);
  }
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(textsFile, `${JSON.stringify(sorted, undefined, 1)}\n`);
}

function lineOf(
  edits: Edits,
  verdicts: Recorded['verdicts'],
  keep: (text: string) => string,
): Line {
  const kept = [...verdicts].map(([version, verdict]) => [version, keptOf(verdict, keep)] as const);
  const newest = kept.at(-1)?.[1] ?? [];
  const others = kept.filter(([, one]) => one.join('\n') !== newest.join('\n'));
  return others.length === 0 ? [edits, newest] : [edits, newest, Object.fromEntries(others)];
}

function keptOf({ causes, warnings }: Verdict, keep: (text: string) => string): Kept {
  const refused = causes.map(({ path, type, message }) => {
    const detail = type === 'BadRequest' ? message.slice(0, 200) : detailOf(message).slice(0, 400);
    return `${letterOf.get(type) ?? type} ${path} ${keep(steady(detail))}`;
  });
  return [
    ...new Set([...refused, ...warnings.map((text) => `W ${keep(text.slice(0, 400))}`)]),
  ].sort();
}

// The server makes names and uids at random where it makes them.
function steady(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>')
    .replaceAll(/-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-<random>');
}
