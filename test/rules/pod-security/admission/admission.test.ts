import { kubernetesVersions } from '../../../../src/kubernetes/versions';
import { podOf } from './cases';
import { ourReasons } from './reasons';
import { readRecorded, type RecordedCase } from './recorded';

const recorded = readRecorded();

/** Where ours is another answer than the server's. */
function differences({ base, edits, answers }: RecordedCase): readonly string[] {
  const pod = podOf({ base, edits });
  return answers.flatMap(({ level, versions, reasons }) =>
    kubernetesVersions
      .filter((version) => versions.includes(version))
      .map((version) => ({ version, ours: ourReasons(pod, level, version) }))
      .filter(({ ours }) => ours.join() !== reasons.join())
      .map(({ version, ours }) => JSON.stringify({ version, level, base, edits, reasons, ours })),
  );
}

describe("the server's Pod Security admission", () => {
  test('was asked about every check, in every version', () => {
    const answers = recorded.flatMap((one) => one.answers);
    const reasons = new Set(answers.flatMap((answer) => answer.reasons));
    expect([...reasons].sort()).toEqual([
      'allowPrivilegeEscalation != false',
      'forbidden AppArmor profile',
      'forbidden sysctls',
      'host namespaces',
      'hostPath volumes',
      'hostPort',
      'hostProcess',
      'non-default capabilities',
      'privileged',
      'probe or lifecycle host',
      'procMount',
      'restricted volume types',
      'runAsNonRoot != true',
      'runAsUser=0',
      'seLinuxOptions',
      'seccompProfile',
      'unrestricted capabilities',
    ]);
    for (const version of kubernetesVersions) {
      const asked = answers.filter(({ versions }) => versions.includes(version));
      expect(asked.length).toBeGreaterThan(1000);
    }
  });

  test('and ours give the same reasons, for both levels, in every version', () => {
    expect(recorded.flatMap(differences)).toEqual([]);
  });
});
