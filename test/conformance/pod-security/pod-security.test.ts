import { kubernetesVersions } from '../../../src/kubernetes/versions';
import { ourReasons } from '../../rules/pod-security/admission/reasons';
import { levels, readAnswers, recordedPods } from './answers';

const { reasons, cases } = readAnswers();
const judged = { pods: 0, refused: 0 };

const differences = recordedPods().flatMap(({ base, code, pod, versions }) => {
  const answer = cases[base]?.[code] ?? cases[base]?.[''] ?? {};
  return levels.flatMap((level) =>
    kubernetesVersions
      .filter((version) => versions.includes(version))
      .flatMap((version) => {
        const given = answer[`${level} ${version}`] ?? answer[level] ?? '?';
        if (given === '?') return [];
        const theirs = given === '' ? [] : given.split(' ').map((one) => reasons[Number(one)]);
        judged.pods += 1;
        if (theirs.length > 0) judged.refused += 1;
        const ours = ourReasons(pod, level, version);
        return ours.join() === theirs.join()
          ? []
          : [{ base, code, level, version, ours, theirs, pod: JSON.stringify(pod) }];
      }),
  );
});

describe('the Pod Security admission of real API servers', () => {
  it('judged the pods of the recorded cases, and refused some', () => {
    expect(judged.pods).toBeGreaterThan(10_000);
    expect(judged.refused).toBeGreaterThan(1000);
    expect(judged.refused).toBeLessThan(judged.pods);
  });

  it('gives the reasons that the rules give, for each level and version', () => {
    expect(differences.slice(0, 20)).toEqual([]);
  });
});
