import fc from 'fast-check';
import { kubernetesVersions } from '../../../src/kubernetes/versions';
import { reasons } from '../verdict';
import { programs } from './arbitrary';
import { judged } from './judged';
import { run } from './program';
import { digestOf, readRecorded, recordedPrograms } from './recorded';

describe('programs of the typed API, whose manifests real API servers judged', () => {
  const recorded = readRecorded();
  const all = recordedPrograms();

  test('make the manifests that were judged; if not: npm run conformance:typed -- --record', () => {
    const digests = all.map((program) => {
      const { manifest } = judged(program, '1.36');
      return manifest === undefined ? null : digestOf(manifest);
    });
    expect(digests).toEqual(recorded.map((one) => one?.digest ?? null));
  });

  test('are accepted and refused for the same reasons by us', () => {
    const different = all.flatMap((program, index) => {
      const theirs = recorded[index];
      if (theirs === null || theirs === undefined) return [];
      return kubernetesVersions.flatMap((version) => {
        const { ours } = judged(program, version);
        const mine = reasons({ accepted: ours.length === 0, causes: ours, warnings: [] });
        return mine === theirs.reasons[version] ? [] : [{ program, version, mine, theirs }];
      });
    });
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
