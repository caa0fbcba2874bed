import { Testing } from 'cdk8s';
import {
  CronJob,
  Deployment,
  Job,
  JobPod,
  Service,
  StatefulSet,
  WebPod,
  withPodSpec,
  type PodMixin,
  type Problem,
} from 'podwright';
import { podMixin } from '../../src/pod/mixin';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const task = new JobPod({ image: 'ghcr.io/acme/shop:1.4.2' });

class Money {
  readonly amount = 5;
}

function circular(): object {
  const value: { self?: object } = {};
  value.self = value;
  return value;
}

/** What a manifest cannot hold: the value, what is said of it, and what to do. */
const unfit: readonly (readonly [string, unknown, string, string])[] = [
  ['NaN', Number.NaN, 'NaN', 'give a finite number'],
  ['Infinity', Number.POSITIVE_INFINITY, 'Infinity', 'give a finite number'],
  ['a function', () => 3, 'a function', 'give the value it returns'],
  [
    'a symbol',
    Symbol('x'),
    'a symbol',
    'give a string, a number, a boolean, a list or a plain object',
  ],
  ['a bigint', 3n, 'a bigint', 'give a string, a number, a boolean, a list or a plain object'],
  ['a class instance', new Money(), 'an object of class Money', 'give a plain object'],
  ['a Date', new Date(0), 'an object of class Date', 'give a plain object'],
  ['a Map', new Map(), 'an object of class Map', 'give a plain object'],
];

function errors(object: { problems(): readonly Problem[] }): readonly Problem[] {
  return object.problems().filter(({ severity }) => severity === 'error');
}

function said(problems: readonly Problem[]): readonly object[] {
  return problems.map(({ path, message, remedy, origins }) => ({
    path,
    message,
    remedy,
    call: origins?.[0]?.call,
    file: origins?.[0]?.places[0]?.file,
  }));
}

describe.each(unfit)('%s', (_, value: any, given, remedy) => {
  const expected = (path: string, call: string): object => ({
    path,
    message: `Invalid value: a manifest cannot hold ${given}`,
    remedy,
    call,
    file: __filename,
  });

  test('is refused with its field and its line, wherever it stands in a workload', () => {
    const chart = Testing.chart();
    const one = new Deployment(chart, 'one', { pod: web, replicas: value });
    expect(said(errors(one))).toEqual([expected('spec.replicas', 'Deployment')]);
    const deep = new Deployment(chart, 'deep', {
      pod: web,
      strategy: { rollingUpdate: { maxSurge: value } },
      metadata: { annotations: { 'acme.com/x': value } },
    });
    expect(said(errors(deep))).toEqual([
      expected('metadata.annotations.acme.com/x', 'Deployment'),
      expected('spec.strategy.rollingUpdate.maxSurge', 'Deployment'),
    ]);
    const list = new StatefulSet(chart, 'list', {
      pod: web,
      volumeClaimTemplates: [{ metadata: { name: value } }],
    });
    expect(said(errors(list))).toContainEqual(
      expected('spec.volumeClaimTemplates[0].metadata.name', 'StatefulSet'),
    );
    const jobs = new CronJob(chart, 'jobs', {
      pod: task,
      schedule: '@daily',
      jobTemplate: { spec: { backoffLimit: value } },
    });
    expect(said(errors(jobs))).toEqual([expected('spec.jobTemplate.spec.backoffLimit', 'CronJob')]);
  });

  test('is refused in a Service and in a selector', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', {
      pod: web,
      selector: { app: 'web', x: value },
    });
    expect(said(errors(deployment))).toEqual([expected('spec.selector.x', 'Deployment')]);
    const service = deployment.expose({ ports: [{ port: value, targetPort: 'http' }] });
    expect(said(errors(service))).toEqual([expected('spec.ports[0].port', 'expose')]);
    const labels = new Service(chart, 'labels', { selects: { app: value }, ports: [{ port: 80 }] });
    expect(said(errors(labels))).toContainEqual(expected('spec.selector.app', 'Service'));
  });

  test('never reaches the manifest, also where a mixin makes it while rendering', () => {
    const made: PodMixin<{}, never, never> = podMixin(withPodSpec, [
      {
        effect: 'patch pod',
        mode: 'patch',
        patch: () => ({ hostAliases: [{ ip: value }] }) as any,
      },
    ]);
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web.with(made) });
    expect(errors(deployment)).toContainEqual(
      expect.objectContaining({
        path: 'spec.template.spec.hostAliases[0].ip',
        message: `Invalid value: a manifest cannot hold ${given}`,
      }),
    );
    expect(deployment.toJson().spec.template.spec.hostAliases).toEqual([{}]);
  });
});

describe('an object that contains itself', () => {
  test('is refused where it begins again', () => {
    const strategy: any = circular();
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, strategy });
    expect(said(errors(deployment))).toContainEqual({
      path: 'spec.strategy.self',
      message: 'Invalid value: a manifest cannot hold an object that contains itself',
      remedy: 'give data without circles',
      call: 'Deployment',
      file: __filename,
    });
    expect(() => JSON.stringify(deployment.toJson())).not.toThrow();
  });

  test('is no other than an object that stands in two places', () => {
    const shared = { matchLabels: { app: 'web' } };
    const job = new Job(Testing.chart(), 'x', {
      pod: task,
      podFailurePolicy: {
        rules: [
          { action: 'Count', onPodConditions: [] },
          { action: 'Ignore', onPodConditions: [] },
        ],
      },
      selector: shared,
      metadata: { labels: shared.matchLabels },
    });
    expect(job.problems().filter(({ message }) => message.includes('contains itself'))).toEqual([]);
    expect(job.toJson()).toMatchObject({
      metadata: { labels: { app: 'web' } },
      spec: { selector: shared },
    });
  });
});

describe('other strange input', () => {
  test('is refused: a key __proto__, which parsed JSON brings', () => {
    const labels = JSON.parse('{ "app": "web", "__proto__": "x" }');
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, selector: labels });
    expect(said(errors(deployment))).toContainEqual(
      expect.objectContaining({
        path: 'spec.selector.__proto__',
        message: 'Invalid value: a manifest cannot hold a key __proto__',
      }),
    );
    expect(({} as any).app).toBeUndefined();
  });

  test('is refused: undefined and null in a list', () => {
    const rules: any = [undefined, { action: 'Count', onPodConditions: [{ type: 'x' }] }, null];
    const job = new Job(Testing.chart(), 'x', { pod: task, podFailurePolicy: { rules } });
    const found = errors(job).map(({ path, message }) => `${path}: ${message}`);
    expect(found).toContain(
      'spec.podFailurePolicy.rules[0]: Invalid value: a manifest cannot hold undefined',
    );
    expect(found).toContainEqual(
      expect.stringMatching(/rules\[1\]: Invalid value: a manifest cannot hold null/),
    );
  });

  test('is left out: undefined and null fields', () => {
    const fields: any = { replicas: undefined, paused: null, minReadySeconds: 0 };
    const { spec } = new Deployment(Testing.chart(), 'web', { pod: web, ...fields }).toJson();
    expect(Object.keys(spec)).toEqual(['minReadySeconds', 'selector', 'template']);
  });

  test('is taken: objects without a prototype, and keys that every object knows', () => {
    const labels = Object.assign(Object.create(null), {
      app: 'web',
      constructor: 'x',
      toString: 'y',
    });
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, selector: labels });
    expect(deployment.toJson().spec.selector.matchLabels).toEqual({
      app: 'web',
      constructor: 'x',
      toString: 'y',
    });
    expect(errors(deployment)).toEqual([]);
  });

  test.each([
    ['a string', 'app=web'],
    ['a number', 5],
    ['true', true],
    ['a list', ['app']],
    ['numbers as values', { app: 5 }],
    ['null', null],
  ])('of a selector never throws: %s', (_, selector: any) => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, selector });
    const other = new Deployment(deployment, 'other', { pod: web, selector });
    expect(() => deployment.toJson()).not.toThrow();
    if (selector !== null) expect(errors(deployment).length).toBeGreaterThan(0);
    expect(() => other.problems()).not.toThrow();
    expect(() => deployment.expose().problems()).not.toThrow();
  });

  test.each([
    ['name', 5],
    ['name', {}],
    ['labels', 'x'],
    ['labels', { a: 5 }],
    ['annotations', []],
    ['namespace', 7],
  ])('of metadata is a problem and never throws: %s %p', (key, value) => {
    const metadata: any = { [key]: value };
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, metadata });
    expect(errors(deployment).length).toBeGreaterThan(0);
    expect(errors(deployment)[0]?.path).toMatch(/^metadata|^$/);
  });

  test.each([
    ['a class instance', new Money()],
    ['a Map', new Map()],
  ])('that cdk8s throws over, added to metadata later, is a problem: %s', (_, value) => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web });
    deployment.metadata.add('x', value);
    expect(errors(deployment)).toContainEqual(expect.objectContaining({ path: 'metadata' }));
  });

  test('is all said at once', () => {
    const empty: string = '';
    const deployment = new Deployment(Testing.chart(), 'My_Web', {
      pod: new WebPod({ image: empty, port: 8080 }).with(withPodSpec({ dnsPolicy: 'Mine' as any })),
      replicas: -1,
      minReadySeconds: Number.NaN,
      strategy: { type: 'Weekly' as any },
    });
    expect(new Set(errors(deployment).map(({ path }) => path))).toEqual(
      new Set([
        'metadata.name',
        'spec.minReadySeconds',
        'spec.replicas',
        'spec.strategy',
        'spec.template.spec.containers[0].image',
        'spec.template.spec.dnsPolicy',
      ]),
    );
  });
});
