import { App as Cdk8sApp, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  App,
  checkAtSynth,
  configure,
  Deployment,
  httpGet,
  report,
  Service,
  waive,
  WebPod,
  withImagePullSecrets,
  withPodSpec,
  withProbe,
  type AnyPod,
  type Problem,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function rules(workload: { problems(): readonly Problem[] }): readonly string[] {
  return workload.problems().map(({ rule }) => rule);
}

function about(workload: { problems(): readonly Problem[] }, rule: string): readonly Problem[] {
  return workload.problems().filter((problem) => problem.rule === rule);
}

describe('waive()', () => {
  test('takes a warning of good practice from its workload, and no other', () => {
    const chart = Testing.chart();
    const kept = new Deployment(chart, 'kept', { pod: web });
    const waived = new Deployment(chart, 'waived', {
      pod: web.with(waive('require-liveness-probe', 'a hung import is left alone')),
    });
    expect(rules(kept)).toContain('require-liveness-probe');
    expect(rules(waived)).toEqual(rules(kept).filter((rule) => rule !== 'require-liveness-probe'));
    expect(waived.toJson().spec.template).toEqual({
      ...kept.toJson().spec.template,
      metadata: { labels: waived.selectorLabels },
    });
  });

  test('takes an error of pod security', () => {
    const pod = web.with(withPodSpec({ hostNetwork: true }));
    const chart = Testing.chart();
    const refused = new Deployment(chart, 'refused', { pod });
    const [problem] = refused.problems().filter(({ set }) => set === 'pod-security');
    expect(problem?.severity).toBe('error');
    const found = new Set(
      refused
        .problems()
        .filter(({ set }) => set === 'pod-security')
        .map(({ rule }) => rule),
    );
    const waived = new Deployment(chart, 'waived', { pod }).with(
      [...found].map((rule) => waive(rule, 'a node agent')) as any,
    );
    expect(waived.problems().filter(({ set }) => set === 'pod-security')).toEqual([]);
  });

  test('takes nothing of what the server refuses, and says so', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, replicas: -1 });
    const [refusal] = deployment.problems().filter(({ severity }) => severity === 'error');
    deployment.with(waive(refusal!.rule, 'we know better'));
    expect(rules(deployment)).toContain(refusal!.rule);
    expect(about(deployment, 'keep-waivers-current')).toEqual([
      expect.objectContaining({
        message: `waiver for "${refusal!.rule}": what the API server refuses cannot be waived`,
        origins: [{ call: 'waive', places: [expect.objectContaining({ file: __filename })] }],
      }),
    ]);
  });

  test.each([
    ['that matches nothing', 'require-one-version', 'x', 'there is no rule of this name'],
    ['without a reason', 'require-liveness-probe', ' ', 'it gives no reason'],
    ['that is old', 'bound-ephemeral-storage', 'x', ''],
  ])('is reported: one %s', (_, rule, reason, said) => {
    const known = rules(new Deployment(Testing.chart(), 'web', { pod: web }));
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web.with(waive(rule, reason)),
    });
    if (said === '') expect(known).not.toContain(rule);
    const [problem] = about(deployment, 'keep-waivers-current');
    expect(problem).toMatchObject({ severity: 'warning', message: expect.stringContaining(said) });
  });

  test('of a scope is no old one for a workload within a workload', () => {
    const chart = Testing.chart();
    chart.with(waive('require-liveness-probe', 'probed from outside'));
    const live = web.with(withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live') }));
    const outer = new Deployment(chart, 'outer', { pod: live });
    const inner = new Deployment(outer, 'inner', { pod: live, selector: { app: 'inner' } });
    expect(about(inner, 'keep-waivers-current')).toEqual([]);
  });

  test('on a chart holds for all below it, and need not match in each', () => {
    const chart = Testing.chart();
    chart.with(waive('require-liveness-probe', 'probed from outside'));
    const matching = new Deployment(chart, 'matching', { pod: web });
    const other = new Deployment(chart, 'other', { pod: web }).with(
      waive('require-readiness-probe', 'x'),
    );
    configure(other, { goodPractice: false });
    for (const deployment of [matching, other]) {
      expect(rules(deployment)).not.toContain('require-liveness-probe');
      expect(about(deployment, 'keep-waivers-current')).toEqual([]);
    }
    chart.with(waive('no-such-rule', 'x'));
    expect(about(matching, 'keep-waivers-current')).toHaveLength(1);
  });
});

describe('the prop waive', () => {
  test('does the same, on a Service too', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', {
      pod: web,
      waive: { 'require-liveness-probe': 'a hung import is left alone', 'no-such-rule': 'x' },
    });
    expect(rules(deployment)).not.toContain('require-liveness-probe');
    expect(about(deployment, 'keep-waivers-current')).toEqual([
      expect.objectContaining({
        message: 'waiver for "no-such-rule": there is no rule of this name',
        origins: [{ call: 'Deployment', places: [expect.objectContaining({ file: __filename })] }],
      }),
    ]);
    expect(deployment.toJson().spec).not.toHaveProperty('waive');
    const service = deployment.expose({ waive: { 'no-such-rule': 'x' } });
    expect(about(service, 'keep-waivers-current')).toHaveLength(1);
    expect(service.toJson().spec).not.toHaveProperty('waive');
  });
});

describe('good practice', () => {
  test('is warnings, which fail no synthesis, of whichever App', () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      for (const app of [new App(), new Cdk8sApp()]) {
        const chart = new Chart(app, 'warned');
        new Deployment(chart, 'web', { pod: web });
        expect(app.synthYaml()).toContain('kind: Deployment');
        expect(app.synthYaml()).toContain('kind: Deployment');
      }
      const told = stderr.mock.calls.map(([text]) => String(text)).join('');
      expect(told.match(/\(require-readiness-probe\)/g)).toHaveLength(1);
    } finally {
      stderr.mockRestore();
    }
  });

  test('is errors where the settings say so', () => {
    const chart = Testing.chart();
    configure(chart, { goodPractice: 'error' });
    const deployment = new Deployment(chart, 'web', { pod: web });
    expect(deployment.problems().every(({ severity }) => severity === 'error')).toBe(true);
    expect(() => Testing.synth(chart)).toThrow('.readinessProbe: ');
    expect(deployment.problems()[0]?.origins?.[0]?.places[0]?.file).toBe(__filename);
  });

  test('is not looked for where the settings say so', () => {
    const chart = Testing.chart();
    configure(chart, { goodPractice: false });
    expect(new Deployment(chart, 'web', { pod: web }).problems()).toEqual([]);
  });
});

describe('a warning about what other objects show', () => {
  const rule = 'warn-of-missing-config';
  const pulling = web.with(withImagePullSecrets('regcred'));

  function told(scope: Chart): readonly Problem[] {
    checkAtSynth(scope);
    const all = report(scope).flatMap(({ problems }) => problems);
    return all.filter((problem) => [rule, 'keep-waivers-current'].includes(problem.rule));
  }

  function shop(waive: Readonly<Record<string, string>> = {}, pod: AnyPod = pulling): Chart {
    const chart = Testing.chart();
    new Deployment(chart, 'web', { pod, waive });
    new Service(chart, 'db', { type: 'ExternalName', externalName: 'db.acme.example' });
    return chart;
  }

  test('says which call set the field', () => {
    expect(told(shop())).toEqual([
      expect.objectContaining({
        rule,
        origins: [
          { call: 'withImagePullSecrets', places: [expect.objectContaining({ file: __filename })] },
        ],
      }),
    ]);
  });

  test('is waived by the object, its pod, a chart and a scope that is judged', () => {
    expect(told(shop({ [rule]: 'made by Terraform' }))).toEqual([]);
    expect(told(shop({}, pulling.with(waive(rule, 'made by Terraform'))))).toEqual([]);
    const chart = shop();
    chart.with(waive(rule, 'made by Terraform'));
    expect(told(chart)).toEqual([]);
    const scope = shop();
    checkAtSynth(scope, { waive: { [rule]: 'made by Terraform' } });
    expect(report(scope).flatMap(({ problems }) => problems.map((one) => one.rule))).not.toContain(
      rule,
    );
  });

  test('leaves a waiver behind that is old, once', () => {
    const old = told(shop({ [rule]: 'made by Terraform' }, web));
    expect(old.map(({ message }) => message)).toEqual([
      `waiver for "${rule}" no longer matches: remove it`,
    ]);
    expect(told(shop({ [rule]: ' ' })).map(({ message }) => message)).toEqual([
      `waiver for "${rule}": it gives no reason`,
      `there is no Secret "regcred" among these objects`,
    ]);
  });

  test('leaves none where the objects beside it were not looked at', () => {
    const chart = shop({ [rule]: 'made by Terraform' }, web);
    expect(report(chart).flatMap(({ problems }) => problems.map((one) => one.rule))).not.toContain(
      'keep-waivers-current',
    );
  });
});

test('a JSON patch that removes nothing is waived like every other warning', () => {
  const chart = Testing.chart();
  const remove = JsonPatch.remove('/spec/paused');
  const patched = new Deployment(chart, 'web', { pod: web });
  patched.addJsonPatch(remove);
  expect(rules(patched)).toContain('apply-json-patches');
  const waived = new Deployment(chart, 'waived', {
    pod: web,
    waive: { 'apply-json-patches': 'for releases before 2' },
  });
  waived.addJsonPatch(remove);
  expect(rules(waived)).toEqual(rules(patched).filter((rule) => rule !== 'apply-json-patches'));
});
