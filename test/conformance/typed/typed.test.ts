import fc from 'fast-check';
import { kubernetesVersions } from '../../../src/kubernetes/versions';
import { ourVerdict } from '../our-verdict';
import { reasons } from '../verdict';
import { programs } from './arbitrary';
import { madeBy } from './made';
import { run } from './program';
import { digestOf, readRecorded, recordedPrograms } from './recorded';

describe('programs of the typed API, whose manifests real API servers judged', () => {
  const recorded = readRecorded();
  const manifests = recordedPrograms().map(madeBy);

  test('make the manifests that were judged; if not: npm run conformance:typed -- --record', () => {
    const digests = manifests.map((manifest) => (manifest ? digestOf(manifest) : null));
    expect(digests).toEqual(recorded.map((one) => one?.digest ?? null));
  });

  test('are accepted and refused for the same reasons by us', () => {
    const different = manifests.flatMap((manifest = {}, index) =>
      kubernetesVersions.flatMap((version) => {
        const theirs = recorded[index]?.reasons[version];
        if (theirs === undefined) return [];
        const ours = reasons(ourVerdict(manifest, version));
        return ours === theirs ? [] : [{ manifest, version, ours, theirs }];
      }),
    );
    expect(different).toEqual([]);
  });

  test('cover both answers', () => {
    const made = recorded.filter((one) => one !== null);
    const accepted = made.filter((one) => one.reasons['1.36'] === '').length;
    expect(accepted).toBeGreaterThan(150);
    expect(made.length - accepted).toBeGreaterThan(500);
  });
});

test('any program is judged without a crash, and makes the same manifest every time', () => {
  fc.assert(
    fc.property(programs, (program) => {
      const before = JSON.stringify(program);
      const first = run(program);
      const text = JSON.stringify(first.toJson());
      for (const { path, message } of first.problems()) {
        expect(typeof path).toBe('string');
        expect(message).not.toBe('');
      }
      expect(JSON.stringify(run(program).toJson())).toBe(text);
      expect(JSON.stringify(program)).toBe(before);
    }),
    { numRuns: 300 },
  );
});
