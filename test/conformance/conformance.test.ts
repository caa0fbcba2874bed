import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { kubernetesVersions, versionsIn } from '../../src/kubernetes/versions';
import { bases } from './bases';
import { edited, type Edits } from './edit';
import { ourVerdict } from './our-verdict';
import { readRecorded } from './store/recorded';
import { reasons } from './verdict';

interface KnownDifference {
  readonly base: string;
  readonly edits: Edits;
  readonly versions: string;
  readonly reason: string;
}

const known = parse(
  readFileSync(join(__dirname, 'known-differences.yaml'), 'utf8'),
) as readonly KnownDifference[];
const recorded = readRecorded(kubernetesVersions);

describe('the recorded verdicts of real API servers', () => {
  const differing = recorded.flatMap(({ base, edits, verdicts }) => {
    const manifest = edited(bases.get(base) ?? {}, edits);
    return [...verdicts].flatMap(([version, theirs]) => {
      const ours = ourVerdict(manifest, version);
      const sameAnswer = ours.accepted === theirs.accepted;
      if (sameAnswer && reasons(ours) === reasons(theirs)) return [];
      return [{ base, edits, version, sameAnswer, ours: reasons(ours), theirs: reasons(theirs) }];
    });
  });
  const expected = known.flatMap(({ base, edits, versions }) =>
    versionsIn(versions).map((version) => nameOf({ base, edits, version })),
  );

  it('are at least 10,000 a version', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(10_000);
  });

  it('accept and refuse what the rules accept and refuse', () => {
    expect(differing.filter((one) => !one.sameAnswer)).toEqual([]);
  });

  it('differ from ours where it is known, and nowhere else', () => {
    const found = differing.map(nameOf);
    expect(differing.filter((one) => !expected.includes(nameOf(one))).slice(0, 20)).toEqual([]);
    expect(expected.filter((one) => !found.includes(one))).toEqual([]);
    expect(differing.length).toBeLessThanOrEqual(
      recorded.length * kubernetesVersions.length * 0.01,
    );
  });
});

function nameOf(one: { base: string; edits: Edits; version: string }): string {
  return `${one.base} on ${one.version}: ${JSON.stringify(one.edits)}`;
}
