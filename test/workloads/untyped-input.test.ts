import { Testing } from 'cdk8s';
import * as podwright from 'podwright';
import type { Problem } from 'podwright';

/**
 * What arrives from JavaScript, from JSON or through `any`, as in the test of the same name for mixins: what is no
 * sensible call throws at its line, what would go unheard is a problem with its field path.
 */
const web = new podwright.WebPod({ image: 'a:1', port: 8080 });
const task = new podwright.JobPod({ image: 'a:1' });

type Made = podwright.Deployment & podwright.Service;
type Constructor = new (...given: readonly unknown[]) => Made;

const pods = {
  Pod: web,
  StaticPod: web,
  Deployment: web,
  ReplicaSet: web,
  StatefulSet: web,
  DaemonSet: web,
  ReplicationController: web,
  Job: task,
  CronJob: task,
} as const;
const kinds = Object.keys(pods) as (keyof typeof pods)[];

function make(kind: string, props: unknown, scope: unknown = chart(), id: unknown = 'web'): Made {
  const Kind = (podwright as unknown as Record<string, Constructor>)[kind]!;
  return new Kind(scope, id, props);
}

function chart(): ReturnType<typeof Testing.chart> {
  const made = Testing.chart();
  podwright.configure(made, { defaults: 'none' });
  return made;
}

function told(object: { problems(): readonly Problem[] }): readonly string[] {
  return object
    .problems()
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path}: ${message}`);
}

describe.each([...kinds, 'Service'])('%s', (kind) => {
  const pod = { ...pods, Service: undefined }[kind as 'Pod'];
  const props = { pod, ...(kind === 'CronJob' ? { schedule: '@daily' } : {}) };

  test.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['x', 'a string'],
    [[], 'a list'],
  ])('takes its props as an object, not as %p', (given, shown) => {
    const call = (): unknown => make(kind, given);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(`${kind} takes its props as an object, new ${kind}(chart, '`);
    expect(call).toThrow(`and was given ${shown}`);
  });

  test('takes a construct and an id first', () => {
    expect(() => make(kind, props, 'x')).toThrow(
      `${kind} takes a construct first, new ${kind}(chart, '`,
    );
    expect(() => make(kind, props, null)).toThrow('and was given null');
    expect(() => make(kind, props, chart(), 5)).toThrow(`${kind} takes its id as text`);
  });

  test('tells of a prop that it does not know', () => {
    expect(told(make(kind, { ...props, wrong: 1 }))).toContainEqual(
      expect.stringContaining('spec.wrong: strict decoding error: unknown field'),
    );
  });

  test('tells of metadata of another kind, and of waivers', () => {
    expect(told(make(kind, { ...props, metadata: 5 }))).toContain(
      'metadata: Invalid value: a manifest cannot hold a number here',
    );
    expect(told(make(kind, { ...props, metadata: ['x'] }))).toContain(
      'metadata: Invalid value: a manifest cannot hold a list here',
    );
    expect(() => make(kind, { ...props, metadata: null }).problems()).not.toThrow();
    expect(() => make(kind, { ...props, waive: 'require-liveness-probe' })).toThrow(
      `${kind} takes its waivers as an object, waive: { 'require-liveness-probe': 'why' }, and was given a string`,
    );
    const unreasoned = make(kind, { ...props, waive: { 'require-liveness-probe': 5 } });
    expect(unreasoned.problems().map(({ message }) => message)).toContain(
      'waiver for "require-liveness-probe": it gives no reason',
    );
  });
});

test.each(kinds.filter((kind) => !['Pod', 'StaticPod', 'CronJob'].includes(kind)))(
  'a template of a %s is told of, which its pod would hide',
  (kind) => {
    expect(told(make(kind, { pod: pods[kind], template: { spec: {} } }))).toContainEqual(
      expect.stringMatching(/^spec\.template: Forbidden: the pod of a \w+ is what pod says/),
    );
  },
);

test.each(['Pod', 'StaticPod'])('a field of a %s is told of that its pod says already', (kind) => {
  const pod = web.with(podwright.withHostname('db-0'));
  const containers = [{ name: 'other', image: 'a:1' }];
  const made = make(kind, {
    pod,
    containers,
    hostname: 'db-1',
    nodeName: 'a',
    restartPolicy: 'Never',
  });
  expect(told(made)).toEqual([
    'spec.containers: Forbidden: pod says it already, and would go unheard',
    'spec.hostname: Forbidden: pod says it already, and would go unheard',
  ]);
});

describe('a CronJob', () => {
  test.each<readonly [unknown, string]>([
    [5, 'spec.jobTemplate: json: cannot unmarshal number'],
    ['x', 'spec.jobTemplate: json: cannot unmarshal string'],
    [{ spec: 'x' }, 'spec.jobTemplate.spec: json: cannot unmarshal string'],
    [{ spec: { template: {} } }, 'spec.jobTemplate.spec.template: Forbidden: the pod of a CronJob'],
  ])('tells of the job template %j', (jobTemplate, message) => {
    const made = make('CronJob', { pod: task, schedule: '@daily', jobTemplate });
    expect(told(made)).toContainEqual(expect.stringContaining(message));
  });

  test('takes null for a job template of which nothing is said', () => {
    const made = make('CronJob', { pod: task, schedule: '@daily', jobTemplate: null });
    expect(told(made)).toEqual([]);
  });
});

describe('a StatefulSet', () => {
  test('has no headless Service where false or null is said', () => {
    for (const headlessService of [false, null]) {
      const set = new podwright.StatefulSet(chart(), 'db', {
        pod: web,
        headlessService: headlessService as never,
      });
      expect(set.headlessService).toBeUndefined();
    }
    expect(() => make('StatefulSet', { pod: web, headlessService: 'db' })).toThrow(
      "StatefulSet takes its headless Service as an object, headlessService: true or headlessService: { name: 'db' }, and was given a string",
    );
  });

  test.each(['x', 5, {}, [null]])('tells of claim templates %j', (volumeClaimTemplates) => {
    const props = { pod: web, serviceName: 'db', volumeClaimTemplates };
    expect(told(make('StatefulSet', props))).toContainEqual(
      expect.stringMatching(/^spec\.volumeClaimTemplates/),
    );
  });
});

describe('a Service', () => {
  const selects = { app: 'web' };

  test.each<readonly [unknown, string]>([
    ['x', 'spec.ports: json: cannot unmarshal string'],
    [{ http: 80 }, 'spec.ports: json: cannot unmarshal object'],
    [[80], 'spec.ports[0]: json: cannot unmarshal number'],
    [['http'], 'spec.ports[0]: json: cannot unmarshal string'],
    [[null], 'spec.ports[0]: Invalid value: a manifest cannot hold null'],
  ])('tells of the ports %j', (ports, message) => {
    expect(told(make('Service', { selects, ports }))).toContainEqual(
      expect.stringContaining(message),
    );
    const exposed = make('Deployment', { pod: web }).expose({ ports: ports as never });
    expect(told(exposed)).toContainEqual(expect.stringContaining(message));
  });

  test('with null for a port can be waited for, and is told of itself', () => {
    const service = make('Deployment', { pod: web }).expose({ ports: [null] as never });
    expect(() => podwright.waitFor.service(service, { port: 80 })).not.toThrow();
  });

  test('says what it selects with selects', () => {
    const service = make('Service', { selector: selects, ports: [{ port: 80 }] });
    expect(told(service)).toEqual([
      'spec.selector: Forbidden: a Service selects what selects says',
    ]);
  });
});

describe('a method of a workload', () => {
  const deployment = (): Made => make('Deployment', { pod: web });

  test.each<readonly [string, readonly unknown[], string]>([
    [
      'expose',
      [80],
      'expose takes its options as an object, expose({ port: 80 }), and was given a',
    ],
    ['expose', ['http'], 'and was given a string'],
    ['expose', [{ selects: {} }], 'expose has no "selects" to set: it selects the pods of its own'],
    [
      'rollout',
      ['x'],
      'rollout takes a whole number of replicas, rollout(3), and was given a string',
    ],
    ['rollout', [1.5], 'and was given 1.5'],
    ['rollout', [-1], 'and was given -1'],
    ['origin', [5], "origin takes the path of a field as text, origin('spec.replicas')"],
    [
      'addJsonPatch',
      ['x'],
      "addJsonPatch takes patches of cdk8s, addJsonPatch(JsonPatch.add('/spec/replicas', 3)), and was given a string",
    ],
    ['addJsonPatch', [{ op: 'add', path: '/x' }], 'addJsonPatch takes patches of cdk8s'],
  ])('%s(%j) throws and shows what makes sense', (method, given, message) => {
    const object = deployment() as unknown as Record<
      string,
      (...given: readonly unknown[]) => void
    >;
    expect(() => object[method]!(...given)).toThrow(TypeError);
    expect(() => object[method]!(...given)).toThrow(message);
  });

  test('rollout throws where the strategy holds no number', () => {
    const strategy = { rollingUpdate: { maxSurge: true } };
    const wrong = make('Deployment', { pod: web, strategy });
    expect(() => wrong.rollout()).toThrow(
      "rollout takes maxSurge as a number or a percentage, maxSurge: '25%', and was given a boolean",
    );
  });
});

describe('configure', () => {
  const settings =
    'write one of kubernetes, defaults, podSecurity, goodPractice, clusterDomain, helpers';

  test.each<readonly [unknown, string]>([
    ['x', "configure takes its settings as an object, configure(chart, { defaults: 'hardened' })"],
    [undefined, 'and was given undefined'],
    [{ default: 'hardened' }, `configure has no "default" to set: ${settings}`],
    [{ defaults: 'hardend' }, "defaults: 'hardend' is not known; give one of 'restricted', 'hard"],
    [
      { podSecurity: 'strict' },
      "podSecurity: 'strict' is not known; give one of 'restricted', 'ba",
    ],
    [{ podSecurity: null }, 'podSecurity: null is not known'],
    [
      { goodPractice: 'warn' },
      "goodPractice: 'warn' is not known; give one of true, false, 'error'",
    ],
    [{ clusterDomain: 5 }, "configure takes clusterDomain as text, clusterDomain: 'cluster.local'"],
    [{ helpers: 'x' }, 'configure takes helpers as an object, helpers: { wait: shellWait() }'],
    [{ helpers: { wiat: 1 } }, 'configure has no "wiat" in helpers to set: write one of wait'],
    [{ helpers: { wait: 'x' } }, 'configure takes a program for helpers.wait, helpers: { wait: sh'],
  ])('refuses %j', (given, message) => {
    const call = (): void => podwright.configure(Testing.chart(), given as never);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });

  test('refuses versions at its line', () => {
    expect(() => podwright.configure(Testing.chart(), { kubernetes: '1.99' as never })).toThrow(
      "kubernetes: '1.99' names 1.99, which is not known",
    );
  });

  test('refuses what is no scope', () => {
    expect(() => podwright.configure('x' as never, {})).toThrow(
      'configure takes a construct first, configure(chart, {',
    );
  });

  test('takes undefined for what was not said', () => {
    const made = Testing.chart();
    podwright.configure(made, { defaults: undefined, wrong: undefined } as object);
    expect(new podwright.Deployment(made, 'web', { pod: web }).problems()).not.toEqual([]);
  });
});
