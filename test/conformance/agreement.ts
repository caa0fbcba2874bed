/**
 * Prints how far our verdicts agree with the recorded ones, by version and by base manifest.
 *
 *     npx tsx --conditions=@podwright/source test/conformance/agreement.ts
 */
import { kubernetesVersions } from '../../src/kubernetes/versions';
import { bases } from './bases';
import { edited } from './edit';
import { ourVerdict } from './our-verdict';
import { readRecorded } from './store/recorded';
import { sameReasons } from './verdict';

interface Tally {
  cases: number;
  answers: number;
  reasons: number;
}

const tallies = new Map<string, Tally>();

function count(name: string, sameAnswer: boolean, same: boolean): void {
  const tally = tallies.get(name) ?? { cases: 0, answers: 0, reasons: 0 };
  tallies.set(name, tally);
  tally.cases += 1;
  if (sameAnswer) tally.answers += 1;
  if (same) tally.reasons += 1;
}

for (const { base, edits, verdicts } of readRecorded(kubernetesVersions)) {
  const manifest = edited(bases.get(base) ?? {}, edits);
  for (const [version, theirs] of verdicts) {
    const ours = ourVerdict(manifest, version);
    const sameAnswer = ours.accepted === theirs.accepted;
    const same = sameReasons(ours, theirs);
    count(version, sameAnswer, same);
    count(base, sameAnswer, same);
  }
}

for (const [name, { cases, answers, reasons }] of tallies) {
  const missing = [cases - answers, cases - reasons].map((one) => String(one).padStart(6));
  console.log(
    `${name.padEnd(28)} ${String(cases).padStart(6)} cases, other answer ${missing[0]}, other reasons ${missing[1]}`,
  );
}
