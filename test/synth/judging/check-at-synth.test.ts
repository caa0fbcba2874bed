import { ApiObject, App as Cdk8sApp, Chart, Helm, Include, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import type { Construct } from 'constructs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  App,
  checkAtSynth,
  configure,
  Deployment,
  fromSecret,
  PodwrightError,
  report,
  Service,
  waive,
  WebPod,
  withEnv,
} from 'podwright';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../temporary-folder';

const redis = join(__dirname, 'redis.yaml');

function pod(name: string, spec: object = {}): object {
  const containers = [{ name: 'app', image: 'a:1' }];
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers, ...spec } };
}

function raw(scope: Construct, id: string, manifest: object): ApiObject {
  return new ApiObject(scope, id, manifest as ConstructorParameters<typeof ApiObject>[2]);
}

/** What is printed while the task runs. */
function printed(task: () => unknown): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    task();
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

const apps: readonly (readonly [string, () => Cdk8sApp])[] = [
  ['the App of cdk8s', () => new Cdk8sApp({ outdir: temporaryFolder() })],
  ['ours', () => new App({ outdir: temporaryFolder() })],
];

describe.each(apps)('under %s, one line', (_, newApp) => {
  test('refuses what the server would refuse of cdk8s-plus', () => {
    const app = newApp();
    const chart = new Chart(app, 'shop');
    checkAtSynth(chart, { kubernetes: '1.33-1.36' });
    const web = new kplus.Deployment(chart, 'web', {
      containers: [{ image: 'ghcr.io/acme/shop:1.4.2', portNumber: 8080 }],
    });
    app.synth();
    web.metadata.addLabel('team', 'not a label!');
    const message = messageOf(() => app.synth());
    expect(message).toContain('Deployment shop/web/Resource: 1 problem\n');
    expect(message).toContain('metadata.labels: Invalid value: "not a label!"');
  });

  test('refuses all of an included file at once, by construct path and field path', () => {
    const app = newApp();
    checkAtSynth(app);
    new Include(new Chart(app, 'cache'), 'redis', { url: redis });
    const message = messageOf(() => app.synth());
    expect(message).toContain('Service cache/redis/redis-service: 1 problem');
    expect(message).toContain('spec.ports[0].targetPort: Not found: "redsi"');
    expect(message).toContain('StatefulSet cache/redis/redis-statefulset: 1 problem');
    expect(message).toContain(
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    );
    expect(message.match(/redis-service/g)).toHaveLength(1);
  });

  test('sees objects that are added later, and values that are computed at synth', () => {
    const app = newApp();
    const chart = new Chart(app, 'shop');
    checkAtSynth(chart);
    let policy = 'Sometimes';
    const restartPolicy = Lazy.any({ produce: () => policy });
    raw(chart, 'pod', pod('pod', { restartPolicy }));
    expect(messageOf(() => app.synth())).toContain(
      'spec.restartPolicy: Unsupported value: "Sometimes"',
    );
    policy = 'Never';
    expect(messageOf(() => app.synth())).toBe('');
    raw(chart, 'later', pod('later', { containers: [] }));
    expect(messageOf(() => app.synth())).toContain('Pod shop/later: 1 problem');
  });

  test('sees patches', () => {
    const app = newApp();
    const chart = new Chart(app, 'shop');
    checkAtSynth(chart);
    const one = raw(chart, 'pod', pod('pod'));
    one.addJsonPatch(JsonPatch.add('/spec/hostname', 'not_a_host'));
    expect(messageOf(() => app.synth())).toContain('spec.hostname: Invalid value: "not_a_host"');
  });

  test('looks for pod security and good practice where it is asked to', () => {
    const app = newApp();
    const [plain, strict] = [new Chart(app, 'plain'), new Chart(app, 'strict')];
    for (const chart of [plain, strict]) raw(chart, 'pod', pod('pod'));
    checkAtSynth(plain);
    expect(messageOf(() => app.synth())).toBe('');
    checkAtSynth(strict, { podSecurity: 'restricted', goodPractice: true });
    let message = '';
    const warnings = printed(() => {
      message = messageOf(() => app.synth());
    });
    expect(message).toContain('Pod strict/pod: ');
    expect(message).not.toContain('Pod plain/pod');
    expect(message).toContain('allowPrivilegeEscalation');
    if (app instanceof App) return;
    expect(warnings).toContain('Pod strict/pod: ');
    expect(printed(() => messageOf(() => app.synth()))).toBe('');
  });

  test('says what the nearest scope asks, and what the settings say', () => {
    const app = newApp();
    const [old, fresh] = [new Chart(app, 'old'), new Chart(app, 'fresh')];
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: '1st' } };
    for (const chart of [old, fresh]) {
      raw(chart, 'service', { ...service, spec: { clusterIP: 'None' } });
    }
    checkAtSynth(app, { kubernetes: '1.33' });
    checkAtSynth(fresh);
    configure(fresh, { kubernetes: '1.36' });
    const message = messageOf(() => app.synth());
    expect(message).toContain('Service old/service');
    expect(message).not.toContain('Service fresh/service');
  });

  test('lets two charts hold objects of one name, and one chart not', () => {
    const app = newApp();
    for (const stage of ['dev', 'prod']) raw(new Chart(app, stage), 'pod', pod('web'));
    checkAtSynth(app);
    expect(messageOf(() => app.synth())).toBe('');
    const both = new Chart(app, 'both');
    for (const id of ['one', 'two']) raw(both, id, pod('web'));
    expect(messageOf(() => app.synth())).toContain('Pod both/two: 1 problem');
  });

  test('renders every object once for all charts', () => {
    const app = newApp();
    checkAtSynth(app);
    const produce = jest.fn(() => 'Always');
    for (const id of ['a', 'b', 'c', 'd']) {
      raw(new Chart(app, id), 'pod', pod('pod', { restartPolicy: Lazy.any({ produce }) }));
    }
    app.synth();
    // Our App writes what was judged, the other one renders it again.
    expect(produce).toHaveBeenCalledTimes(app instanceof App ? 4 : 8);
  });
});

test('objects of podwright tell their own problems, once, and count among the others', () => {
  const app = new App({ outdir: temporaryFolder() });
  const chart = new Chart(app, 'shop');
  configure(chart, { goodPractice: false });
  checkAtSynth(chart);
  new Deployment(chart, 'web', {
    pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }),
    metadata: { name: 'web', labels: { team: 'not a label!' } },
    selector: { app: 'web' },
  });
  const spec = { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'htpp' }] };
  raw(chart, 'raw', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec });
  new Service(chart, 'lost', {
    selects: { app: 'wbe' },
    ports: [{ name: 'http', port: 80 }],
  });
  const warnings = printed(() => {
    const message = messageOf(() => app.synth());
    expect(message.match(/Deployment shop\/web: 1 problem/g)).toHaveLength(1);
    expect(message).toContain('spec.ports[0].targetPort: Not found: "htpp"');
  });
  expect(warnings).toContain('no pod among these objects has these labels');
});

test('our App throws the problems as data', () => {
  const app = new App({ outdir: temporaryFolder() });
  checkAtSynth(app);
  raw(new Chart(app, 'shop'), 'pod', pod('pod', { restartPolicy: 'Sometimes' }));
  let thrown: unknown;
  try {
    app.synth();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(PodwrightError);
  const { message, reports } = thrown as PodwrightError;
  expect(reports).toMatchObject([
    { subject: 'Pod shop/pod', problems: [{ rule: 'check-restart-policy', set: 'api-server' }] },
  ]);
  expect(message.startsWith('Pod shop/pod: 1 problem\n  spec.restartPolicy: ')).toBe(true);
});

test('Testing.synth judges, too', () => {
  const chart = Testing.chart();
  checkAtSynth(chart);
  raw(chart, 'pod', pod('pod', { restartPolicy: 'Sometimes' }));
  expect(() => Testing.synth(chart)).toThrow(/Pod test\/pod: 1 problem\n {6}spec.restartPolicy/);
});

test('what cannot be rendered is a problem like the others', () => {
  const chart = Testing.chart();
  checkAtSynth(chart);
  raw(chart, 'pod', pod('pod', { hostname: new Map() }));
  raw(chart, 'next', pod('next', { containers: [] }));
  const message = messageOf(() => Testing.synth(chart));
  expect(message).toContain('Pod test/pod: ');
  expect(message).toContain('Pod test/next: 1 problem');
});

describe('waivers', () => {
  function synthesised(waive: Readonly<Record<string, string>>): string {
    // A warning is printed once, so each asks for a pod of its own.
    const chart = new Chart(Testing.app(), `waivers-${Object.keys(waive).length}`);
    raw(chart, 'pod', pod('pod'));
    checkAtSynth(chart, { goodPractice: true, waive });
    return printed(() => Testing.synth(chart));
  }

  test('take warnings from all objects of the scope', () => {
    expect(synthesised({})).toContain('does not come back when its node fails');
    const left = synthesised({ 'avoid-naked-pod': 'a node agent that somebody looks after' });
    expect(left).not.toContain('does not come back when its node fails');
    expect(left).toContain('requests no memory');
  });

  test.each([
    ['the object', (_: Chart, object: ApiObject) => object],
    ['its chart', (chart: Chart) => chart],
    ['the app', (chart: Chart) => chart.node.root],
  ])('are heard that %s was given as a mixin', (name, scopeOf) => {
    const chart = new Chart(Testing.app(), `mixin-on-${name.replace(' ', '-')}`);
    const object = raw(chart, 'pod', pod('pod'));
    checkAtSynth(chart, { goodPractice: true });
    scopeOf(chart, object).with(waive('avoid-naked-pod', 'somebody looks after it'));
    const left = printed(() => Testing.synth(chart));
    expect(left).toContain('requests no memory');
    expect(left).not.toContain('does not come back when its node fails');
    expect(left).not.toContain('no longer matches');
  });

  test('that an object was given and that match nothing are reported, those of scopes are not', () => {
    const chart = new Chart(Testing.app(), 'stale-mixins');
    const object = raw(chart, 'pod', pod('pod'));
    checkAtSynth(chart, { goodPractice: true });
    chart.with(waive('encrypt-ingress', 'for others'));
    object.with(waive('pin-image-tag', 'no versions yet'));
    const told = printed(() => Testing.synth(chart));
    expect(told).toContain('waiver for "pin-image-tag" no longer matches');
    expect(told).not.toContain('encrypt-ingress');
  });

  test('that match nothing are reported, at the scope', () => {
    const told = synthesised({ 'pin-image-tag': 'no versions yet', 'no-such-rule': 'x' });
    expect(told).toContain('waivers-2: 2 warnings\n');
    expect(told).toContain('waiver for "pin-image-tag" no longer matches');
    expect(told).toContain('waiver for "no-such-rule": there is no rule of this name');
  });
});

test('wrong options are refused where they are given', () => {
  const chart = Testing.chart();
  expect(() => checkAtSynth(chart, { kubernets: '1.36' } as never)).toThrow(/'kubernets'/);
  expect(() => checkAtSynth(chart, { kubernetes: '1.20' })).toThrow(/1\.20.*not known/);
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('said again of a scope, the later line holds', () => {
  const chart = Testing.chart();
  raw(chart, 'pod', pod('pod', { hostNetwork: true }));
  checkAtSynth(chart, { podSecurity: 'baseline' });
  checkAtSynth(chart, { podSecurity: 'off' });
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('under our App, each object is rendered once, to be judged and to be written', () => {
  const app = new App({ outdir: temporaryFolder() });
  const object = raw(new Chart(app, 'shop'), 'pod', pod('pod'));
  checkAtSynth(app);
  const render = jest.spyOn(object, 'toJson');
  app.synth();
  expect(render).toHaveBeenCalledTimes(1);
  app.synth();
  expect(render).toHaveBeenCalledTimes(2);
});

// Helm() of cdk8s runs the program.
const hasHelm = spawnSync('helm', ['version']).status === 0;

(hasHelm ? test : test.skip)(
  'a Helm chart is judged as it is rendered (where helm is installed)',
  () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: cache\nversion: 1.0.0\n');
    writeFileSync(
      join(folder, 'templates', 'pod.yaml'),
      `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  restartPolicy: {{ .Values.restartPolicy }}
  containers: [{ name: app, image: redis:7.4 }]
`,
    );
    const app = new App({ outdir: temporaryFolder() });
    checkAtSynth(app);
    const chart = new Chart(app, 'shop');
    new Helm(chart, 'good', {
      chart: folder,
      releaseName: 'good',
      values: { restartPolicy: 'Never' },
    });
    app.synth();
    new Helm(chart, 'bad', {
      chart: folder,
      releaseName: 'bad',
      values: { restartPolicy: 'Maybe' },
    });
    const message = messageOf(() => app.synth());
    expect(message).toContain('Pod shop/bad/bad-pod: 1 problem\n');
    expect(message).toContain('spec.restartPolicy: Unsupported value: "Maybe"');
    expect(message).not.toContain('good');
  },
);

describe('report', () => {
  test('tells everything below a scope as data, and prints nothing', () => {
    const app = new App();
    const [shop, other] = [new Chart(app, 'shop'), new Chart(app, 'other')];
    checkAtSynth(app, { goodPractice: true });
    raw(other, 'pod', pod('pod'));
    raw(shop, 'pod', pod('pod', { restartPolicy: 'Sometimes' }));
    new Deployment(shop, 'web', {
      pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }),
    });
    let reports: ReturnType<typeof report> = [];
    expect(printed(() => (reports = report(shop)))).toBe('');
    expect(reports.map(({ subject }) => subject)).toEqual(['Pod shop/pod', 'Deployment shop/web']);
    expect(reports[0]?.problems[0]).toMatchObject({
      severity: 'error',
      path: 'spec.restartPolicy',
    });
    expect(reports[1]?.problems[0]).toMatchObject({ severity: 'warning' });
    expect(report(app)).toHaveLength(3);
    expect(report(other)).toHaveLength(1);
  });

  test('tells nothing of objects that nobody judges', () => {
    const chart = Testing.chart();
    raw(chart, 'pod', pod('pod', { restartPolicy: 'Sometimes' }));
    expect(report(chart)).toEqual([]);
  });
});

test('what an object is warned of stands together, whoever found it', () => {
  const app = new App({ outdir: temporaryFolder() });
  const chart = new Chart(app, 'together');
  checkAtSynth(chart);
  const pod = new WebPod({ image: 'a:1', port: 8080 }).with(
    withEnv({ TOKEN: fromSecret('elsewhere', 'token') }),
  );
  new Deployment(chart, 'web', { pod, replicas: 3 }).expose({ port: 80 });
  const warnings = printed(() => app.synth());
  expect(warnings).toContain('there is no Secret "elsewhere"');
  expect(warnings.match(/^Deployment together\/web: /gm)).toHaveLength(1);
});

describe('a scope within another one', () => {
  const hostile = pod('pod', { hostNetwork: true });

  test('keeps what the outer one asks for, where it does not say otherwise', () => {
    const app = new App({ outdir: temporaryFolder() });
    const chart = new Chart(app, 'inner');
    raw(chart, 'pod', hostile);
    checkAtSynth(app, { kubernetes: '1.36', podSecurity: 'baseline' });
    checkAtSynth(chart, { goodPractice: true });
    expect(() => app.synth()).toThrow(/hostNetwork/);
    checkAtSynth(chart, { podSecurity: 'off' });
    expect(() => app.synth()).not.toThrow();
  });

  test('hears its waivers, which may match there', () => {
    const app = new App({ outdir: temporaryFolder() });
    const chart = new Chart(app, 'within');
    raw(chart, 'pod', pod('pod'));
    checkAtSynth(app, { goodPractice: true, waive: { 'avoid-naked-pod': 'looked after' } });
    checkAtSynth(chart, { kubernetes: '1.36' });
    const told = printed(() => app.synth());
    expect(told).toContain('requests no memory');
    expect(told).not.toContain('does not come back when its node fails');
    expect(told).not.toContain('no longer matches');
  });
});

test('said again of a scope, what the later line does not say stays', () => {
  const chart = Testing.chart();
  raw(chart, 'pod', pod('pod', { hostNetwork: true }));
  checkAtSynth(chart, { podSecurity: 'baseline' });
  checkAtSynth(chart, { kubernetes: '1.36' });
  expect(() => Testing.synth(chart)).toThrow(/hostNetwork/);
});

test('workloads of ours hear the waivers of a scope', () => {
  const app = new App({ outdir: temporaryFolder() });
  const chart = new Chart(app, 'ours');
  new Deployment(chart, 'web', {
    pod: new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }),
    replicas: 2,
  });
  const waive = {
    'require-liveness-probe': 'a hung web server is left alone',
    'pin-image-tag': 'x',
  };
  checkAtSynth(chart, { waive });
  const told = printed(() => app.synth());
  expect(told).toContain('require-readiness-probe');
  expect(told).not.toContain('require-liveness-probe');
  expect(told).not.toContain('no longer matches');
});

test('a remedy that is a mixin says that it is for pods of ours', () => {
  const chart = Testing.chart();
  raw(chart, 'pod', pod('pod'));
  checkAtSynth(chart, { podSecurity: 'restricted' });
  expect(messageOf(() => Testing.synth(chart))).toContain(
    'set the field there; in a pod of podwright: withSecurityContext(',
  );
});
