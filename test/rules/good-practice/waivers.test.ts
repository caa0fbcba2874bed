import { applyWaivers, check, checkAll, type Problem, type Waiver } from '../../../src/rules';
import { app, changed, pod } from './exemplary';

const manifest = changed({
  [`${app}.livenessProbe`]: '$absent',
  [`${app}.image`]: 'shop',
  [`${app}.securityContext.privileged`]: true,
});
const problems = check(manifest, {
  podSecurity: 'baseline',
  goodPractice: true,
  kubernetes: '1.36',
});
const reason = 'it is started again by hand';

function left(...waivers: readonly Waiver[]): readonly string[] {
  return applyWaivers(problems, waivers).map(({ rule }) => rule);
}

function wrong(waiver: Waiver): readonly Problem[] {
  return applyWaivers(problems, [waiver]).slice(problems.length);
}

describe('a waiver', () => {
  test('takes the problems of its rule away, and no others', () => {
    expect(left({ rule: 'require-liveness-probe', reason })).not.toContain(
      'require-liveness-probe',
    );
    expect(left({ rule: 'require-liveness-probe', reason })).toContain('pin-image-tag');
    expect(left({ rule: 'privileged', reason })).not.toContain('privileged');
  });

  test('holds for its field and what is below it', () => {
    const rule = 'pin-image-tag';
    for (const path of [`${app}.image`, app, 'spec', 'spec.template.spec.containers']) {
      expect(left({ rule, reason, path })).not.toContain(rule);
    }
    for (const path of [
      `${app}.imagePullPolicy`,
      'spec.template.spec.containers[1]',
      `${app}.im`,
    ]) {
      expect(left({ rule, reason, path })).toContain(rule);
    }
  });

  test('that matches nothing any more is a problem, with the call that made it', () => {
    const origins = [{ call: 'waive', places: [{ file: 'shop.ts', line: 3, column: 1 }] }];
    expect(wrong({ rule: 'avoid-sudo', reason, path: app, origins })).toEqual([
      {
        rule: 'keep-waivers-current',
        set: 'good-practice',
        severity: 'warning',
        path: app,
        type: 'FieldValueNotFound',
        message: 'waiver for "avoid-sudo" no longer matches: remove it',
        remedy: 'remove the waiver',
        origins,
      },
    ]);
  });

  test('of a rule that was not judged is kept', () => {
    const waivers = [
      { rule: 'avoid-sudo', reason },
      { rule: 'hostPorts', reason },
    ];
    expect(applyWaivers([], waivers, { goodPractice: false, podSecurity: false })).toEqual([]);
    expect(applyWaivers([], waivers, { goodPractice: false })).toHaveLength(1);
    expect(applyWaivers([], waivers)).toHaveLength(2);
  });

  test('has a reason', () => {
    const [problem] = wrong({ rule: 'pin-image-tag', reason: ' ' });
    expect(problem?.message).toBe('waiver for "pin-image-tag": it gives no reason');
    expect(left({ rule: 'pin-image-tag', reason: '' })).toContain('pin-image-tag');
  });

  test('names a rule', () => {
    const [problem] = wrong({ rule: 'pin-image-tags', reason });
    expect(problem?.message).toBe('waiver for "pin-image-tags": there is no rule of this name');
  });

  test('does not change what the API server refuses', () => {
    const bad = check(changed({ 'spec.replicas': 'two' }), { kubernetes: '1.36' });
    const [refused] = bad;
    expect(refused?.set).toBe('api-server');
    const after = applyWaivers(bad, [{ rule: refused?.rule ?? '', reason }]);
    expect(after.slice(0, bad.length)).toEqual(bad);
    expect(after.at(-1)?.message).toBe(
      `waiver for "${refused?.rule}": what the API server refuses cannot be waived`,
    );
  });

  test('takes any warning, and not what cannot work', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
    const port = { port: 80, targetPort: 'htpp' };
    const pull = { [`${pod}.imagePullSecrets`]: [{ name: 'regcred' }] };
    const [missing = [], cannot = []] = checkAll([
      changed({ ...pull, 'metadata.namespace': '$absent' }),
      { ...service, spec: { selector: { app: 'shop' }, ports: [port] } },
    ]);
    const rule = 'warn-of-missing-config';
    expect(missing.map((problem) => problem.rule)).toEqual([rule]);
    expect(applyWaivers(missing, [{ rule, reason }])).toEqual([]);
    expect(applyWaivers([], [{ rule, reason }])).toHaveLength(1);
    expect(applyWaivers([], [{ rule, reason }], { composition: false })).toEqual([]);
    const refused = cannot.map((problem) => problem.rule);
    expect(refused).toEqual(['refuse-missing-target-port']);
    expect(applyWaivers(cannot, [{ rule: refused[0]!, reason }])).toEqual([
      ...cannot,
      expect.objectContaining({
        message: 'waiver for "refuse-missing-target-port": what cannot work cannot be waived',
      }),
    ]);
  });

  test('takes what the API server only warns of', () => {
    const warned = check(
      changed({ [`${pod}.nodeSelector`]: { 'beta.kubernetes.io/os': 'linux' } }),
    );
    expect(warned).toMatchObject([{ set: 'api-server', severity: 'warning' }]);
    expect(applyWaivers(warned, [{ rule: warned[0]!.rule, reason }])).toEqual([]);
  });

  test('leaves the problems as they are where there is none', () => {
    expect(applyWaivers(problems, [])).toBe(problems);
  });
});
