import { Testing } from 'cdk8s';
import * as podwright from 'podwright';

/**
 * What arrives from JavaScript, from JSON or through `any`: the compiler has not seen it. What is no sensible call at
 * all throws at its line; what would leave a part of it unheard is a problem with its field path.
 */
const job = new podwright.WebPod({ image: 'a:1', port: 8080 });

const untyped = {
  ...podwright,
  ...Object.fromEntries(
    Object.entries(podwright.waitFor).map(([name, make]) => [`waitFor.${name}`, make]),
  ),
  'JobPod.from': podwright.JobPod.from,
  WebPod: (props: never) => new podwright.WebPod(props),
  WorkerPod: (props: never) => new podwright.WorkerPod(props),
  PodTemplate: (mixins: never) => new podwright.PodTemplate(mixins),
  render: (context: never) => job.render(context),
} as unknown as Record<string, (...given: readonly unknown[]) => never>;

const logs = { name: 'logs', image: 'a:1' };
const db = podwright.waitFor.tcp('db', 5432);

function told(call: string, ...given: readonly unknown[]): readonly string[] {
  const chart = Testing.chart();
  podwright.configure(chart, { defaults: 'none' });
  const pod = new podwright.WebPod({ image: 'a:1', port: 8080 }).with(untyped[call]!(...given));
  return new podwright.Pod(chart, 'web', { pod: pod as podwright.AnyPod })
    .problems()
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, remedy }) => `${path}: ${message}; ${remedy ?? 'no remedy'}`);
}

describe('a call that makes no sense throws and shows one that does', () => {
  test.each<readonly [string, readonly unknown[], string]>([
    [
      'withVolume',
      ['cache'],
      "withVolume takes one object, withVolume({ name: 'cache', mounts: { app: '/cache' } }), and was given a string",
    ],
    [
      'withSidecar',
      [],
      "withSidecar takes one object, withSidecar({ name: 'logs', image: 'registry/name:tag', ... }), and was given undefined",
    ],
    [
      'withSidecar',
      [{ image: 'a:1' }],
      "withSidecar takes the name of the container as text, withSidecar({ name: 'logs', image: 'registry/name:tag', ... }), and was given undefined",
    ],
    ['withInitContainer', [{ name: 5, image: 'a:1' }], 'and was given a number'],
    ['withAmbassador', [null], 'and was given null'],
    ['withAdapter', [[]], 'and was given a list'],
    ['withContainer', [{ image: 'a:1' }], 'the name of the container as text'],
    ['withClaimTemplate', ['data'], 'withClaimTemplate takes one object'],
    ['withResources', ['100m'], 'withResources takes one object'],
    ['withGracefulShutdown', [30], 'withGracefulShutdown takes one object'],
    ['withEnv', [['A=1']], 'withEnv takes one object'],
    [
      'withInitWait',
      ['postgres'],
      "withInitWait takes what waitFor makes, withInitWait(waitFor.tcp('postgres', 5432)), and was given a string",
    ],
    ['withInitWait', [[undefined]], 'and was given undefined'],
    [
      'withProbe',
      [{ readiness: { httpGet: { path: '/', port: 80 } } }],
      "withProbe takes for readiness what httpGet, tcpSocket, exec or grpc makes, readiness: httpGet('/path'), and was given an object of another kind",
    ],
    ['withProbe', [{ liveness: '/live' }], 'and was given a string'],
    [
      'httpGet',
      ['/ready', 8080],
      "httpGet takes its options as an object, httpGet('/ready', { port: 'http' }), and was given a number",
    ],
    ['tcpSocket', ['sql'], "tcpSocket({ port: 'sql' }), and was given a string"],
    ['grpc', [9090], 'grpc takes its options as an object'],
    ['exec', [['true'], 5], 'exec takes its options as an object'],
    [
      'mixin',
      [5],
      "mixin takes a name first, mixin('acme', withEnv({ ... })), and was given a number",
    ],
    [
      'withSidecar',
      [{ name: 'a', image: 'a:1', ports: [{ containerPort: 80 }] }],
      'ports are given by their names, { http: 8080 }, and were given as a list',
    ],
    [
      'withContainer',
      ['app', 'x'],
      "the name of one and what to change: withContainer('app', { ... }); it was given a string",
    ],
    ['withContainer', ['app', ['x']], 'it was given a list'],
    ['withContainer', [logs, { args: [] }], 'it was given an object to add and another argument'],
    ['withContainer', [5, { args: [] }], 'withContainer takes for container a name'],
    ['withContainer', [{ ...logs, ports: 80 }], 'and were given as a number'],
    [
      'withVolume',
      [{ name: 'cache', mounts: '/tmp' }],
      "withVolume takes its mounts as an object, mounts: { app: '/data' }, and was given a string",
    ],
    ['withVolume', [{ name: 'cache', mounts: null }], 'and was given null'],
    ['withClaimTemplate', [{ name: 'data', storage: '1Gi', mounts: ['/tmp'] }], 'a list'],
    [
      'withEnv',
      [{ A: '1' }, 'logs'],
      "withEnv takes its options as an object, withEnv({ ... }, { container: 'logs' }), and was given a string",
    ],
    ['withEnv', [{ A: '1' }, 5], 'and was given a number'],
    [
      'withEnv',
      [{ A: '1' }, { container: 5 }],
      "withEnv takes for container a name, a list of names or a role, container: 'app', and was given a number",
    ],
    [
      'withEnvFrom',
      ['cm'],
      "withEnvFrom takes its sources as a list, withEnvFrom([configMapEnv('settings')]), and was given a string",
    ],
    ['withEnvFrom', [podwright.configMapEnv('cm'), {}], 'and was given an object of another kind'],
    ['withEnvFrom', [[podwright.configMapEnv('cm')], 'logs'], 'its options as an object'],
    ['withPodSpec', ['x'], 'withPodSpec takes one object, withPodSpec({ ... })'],
    ['withSecurityContext', ['x'], 'withSecurityContext({ runAsUser: 1000 })'],
    ['withSecurityContext', [{ container: 5, privileged: false }], 'takes for container a name'],
    ['withDns', [null], "withDns({ nameservers: ['192.0.2.1'] }), and was given null"],
    ['withScheduling', ['x'], 'withScheduling takes one object'],
    ['withPodLabels', ['a=b'], "withPodLabels({ 'acme.com/team': 'shop' })"],
    ['withPodAnnotations', [5], 'withPodAnnotations takes one object'],
    ['withHostAliases', ['x'], "withHostAliases({ '192.0.2.10': ['legacy.internal'] })"],
    ['withPodResources', ['1Gi'], 'withPodResources takes one object'],
    ['withResources', [{ cpu: '1', container: null }], 'and was given null'],
    ['withProbe', [{ container: {} }], 'withProbe takes for container a name'],
    ['withGracefulShutdown', [{ container: true }], 'takes for container a name'],
    [
      'withHostNetwork',
      [true],
      "withHostNetwork({ dnsPolicy: 'Default' }), and was given a boolean",
    ],
    ['withHostname', [null], "withHostname takes the name as text, withHostname('db-0')"],
    ['withHostname', ['db-0', 'db'], "withHostname('db-0', { subdomain: 'db' })"],
    [
      'withServiceAccount',
      [{}],
      "withServiceAccount takes the name of an object, or anything that has one, withServiceAccount('shop'), and was given an object of another kind",
    ],
    ['withServiceAccount', ['shop', false], "withServiceAccount('shop', { token: false })"],
    ['withImagePullSecrets', [['a', 'b']], "withImagePullSecrets('shop'), and was given a list"],
    [
      'withSharedProcessNamespace',
      [false],
      'withSharedProcessNamespace takes nothing, withSharedProcessNamespace(), and was given a boolean: leave the call out where it is not meant',
    ],
    [
      'withAdapter',
      [logs],
      "withAdapter takes what it reads as an object, reads: { files: { volume: 'logs', mountPath: '/logs' } } or reads: { port: 'http' }, and was given undefined",
    ],
    ['withAdapter', [{ ...logs, reads: { file: {} } }], 'withAdapter has no "file" to set'],
    ['withAdapter', [{ ...logs, reads: {} }], 'neither'],
    ['withAdapter', [{ ...logs, reads: { files: '/logs' } }], 'and was given a string'],
    ['withAdapter', [{ ...logs, reads: { port: 'http' }, ports: 9113 }], 'given as a number'],
    [
      'withAmbassador',
      [{ ...logs, port: 90, appEnv: { DATABASE: 'localhost' } }],
      'withAmbassador takes the environment of the app as a function, appEnv: ({ host, port }) => ({ DATABASE_HOST: host }), and was given an object of another kind',
    ],
    [
      'withAmbassador',
      [{ ...logs, port: 90, appEnv: () => 'x' }],
      'what appEnv gives as an object',
    ],
    [
      'waive',
      ['require-liveness-probe'],
      "waive takes the reason as text, waive('require-liveness-probe', 'a hung importer is safer left alone'), and was given undefined",
    ],
    ['waive', [{ 'require-liveness-probe': 'x' }], 'waive takes the name of a rule as text'],
    [
      'fromSecret',
      [{}, 'url'],
      "fromSecret('shop', 'key'), and was given an object of another kind",
    ],
    ['fromSecret', ['shop'], "fromSecret takes the key as text, fromSecret('shop', 'key')"],
    ['fromConfigMap', [null, 'url'], 'fromConfigMap takes the name of an object'],
    ['fromConfigMap', ['shop', 'url', true], 'fromConfigMap takes its options as an object'],
    ['fromResource', ['limits.cpu', 'app'], "fromResource('limits.cpu', { container: 'app' })"],
    ['fromResource', ['limits.cpu', { containerName: 'app' }], 'no "containerName" to set: write'],
    ['fromFile', ['files', 'a.env', 'A', true], 'fromFile takes its options as an object'],
    ['configMapEnv', ['shop', 'SHOP_'], "configMapEnv('shop', { prefix: 'SHOP_' })"],
    ['secretEnv', [5], 'secretEnv takes the name of an object'],
    [
      'httpGet',
      [{ path: '/ready', port: 80 }],
      "httpGet takes the path as text, httpGet('/ready', { port: 'http' }), and was given an object of another kind",
    ],
    [
      'httpGet',
      ['/ready', { headers: [{ name: 'Host', value: 'a' }] }],
      "headers: { Host: 'shop' }",
    ],
    [
      'withInitWait',
      [db, '2m'],
      "withInitWait takes its options as an object, withInitWait(waitFor.tcp('postgres', 5432), { timeout: '2m' }), and was given a string",
    ],
    [
      'waitFor.http',
      ['http://db', 200],
      "waitFor.http takes its options as an object, waitFor.http('http://web:8080/ready', { status: 200 }), and was given a number",
    ],
    ['waitFor.http', ['http://db', { stauts: 200 }], 'waitFor.http has no "stauts" to set: write'],
    [
      'waitFor.http',
      ['http://db', { headers: 'x' }],
      'waitFor.http takes its headers as an object',
    ],
    [
      'waitFor.dns',
      ['db', 53],
      "waitFor.dns takes no options, waitFor.dns('postgres'), and was given a number",
    ],
    ['waitFor.tcp', ['db', 5432, { timeout: '2m' }], 'give options to withInitWait'],
    ['waitFor.postgres', ['db', 5432, {}], 'give options to withInitWait'],
    ['waitFor.service', [null, { port: 80 }], 'waitFor.service takes a Service or its name'],
    ['waitFor.service', [{ ports: [] }, { port: 80 }], 'an object of another kind'],
    ['waitFor.service', ['db', 5432], "waitFor.service('postgres', { port: 5432 })"],
    ['waitFor.service', ['db', { prot: 5432 }], 'waitFor.service has no "prot" to set'],
    ['waitFor.command', ['pg_isready'], "waitFor.command(['pg_isready', '-h', 'postgres'])"],
    ['shellWait', ['busybox:1'], "shellWait({ image: 'registry/busybox:1.37.0' })"],
    ['shellWait', [{ img: 'a:1' }], 'shellWait has no "img" to set: write one of image'],
    ['wait4xWait', [{ dns: {} }], 'wait4xWait has no "dns" to set: write one of image'],
    ['clientWait', [], "clientWait({ postgres: 'postgres:18.1' }), and was given undefined"],
    ['clientWait', [{ postgress: 'a:1' }], 'clientWait has no "postgress" to set'],
    ['clientWait', [{ program: 'x' }], 'clientWait takes its program as a function'],
    [
      'JobPod.from',
      [job, 'x'],
      "JobPod.from(web, { command: ['migrate'] }), and was given a string",
    ],
    ['WebPod', [['a:1']], 'WebPod takes its props as one object'],
    [
      'WebPod',
      [{ image: 'a:1', port: 80, name: 5 }],
      "WebPod takes the name of its container as text, new WebPod({ name: 'app', ... })",
    ],
    ['WebPod', [{ image: 'a:1', port: 80, ports: [90] }], 'and were given as a list'],
    ['WorkerPod', [{ image: 'a:1', ports: null }], 'and were given as null'],
    ['PodTemplate', ['x'], 'PodTemplate takes its mixins as a list'],
    ['render', ['x'], "render takes its options as an object, web.render({ name: 'web' })"],
    ['render', [{ nam: 'x' }], 'render has no "nam" to set: write one of kind, name'],
    [
      'wait4xWait',
      [{ dsn: 'postgres://db' }],
      'wait4xWait takes its data source names as an object',
    ],
    [
      'wait4xWait',
      [{ dsn: { postgres: 'postgres://db' } }],
      'wait4xWait takes its data source name for postgres as a function, dsn: { postgres: (host, port) => `postgres://app:$(PGPASSWORD)@${host}:${port}/app` }, and was given a string',
    ],
    [
      'wait4xWait',
      [{ dsn: { postgress: () => 'x' } }],
      'wait4xWait has no "postgress" in dsn to set',
    ],
    ['effectiveResources', [{ spec: {} }], 'effectiveResources takes the spec of a pod'],
    ['probeTimings', [undefined], 'probeTimings takes the spec of a pod'],
    ['debugContainer', [{}, { image: 'a:1' }], 'debugContainer takes the name of an object'],
    ['debugContainer', ['web-1', 'busybox:1'], 'debugContainer takes its options as an object'],
  ])('%s(%j)', (call, given, message) => {
    expect(() => untyped[call]!(...given)).toThrow(TypeError);
    expect(() => untyped[call]!(...given)).toThrow(message);
  });
});

describe('what a call does not know is told, with what it knows', () => {
  test('in the resources of a container', () => {
    expect(told('withResources', { request: { cpu: '1' }, limits: { memory: '64Mi' } })).toEqual([
      'spec.containers[0].resources: Invalid value: withResources: there is no "request" to set here; write one of cpu, memory, requests, limits, claims, container',
    ]);
  });

  test('in probes, shutdown, and the options of variables', () => {
    expect(told('withProbe', { rediness: podwright.httpGet('/ready') })[0]).toContain(
      'withProbe: there is no "rediness" to set here; write one of container, readiness',
    );
    expect(told('withGracefulShutdown', { graceperiod: 60 })[0]).toContain('no "graceperiod"');
    expect(told('withEnv', { A: '1' }, { containers: 'all' })[0]).toContain('no "containers"');
  });

  test('in a wait', () => {
    expect(told('withInitWait', db, { timeuot: '2m' })).toEqual([
      'spec.initContainers: Invalid value: withInitWait: there is no "timeuot" to set here; write one of name, before, after, timeout, interval, maxInterval, env',
    ]);
    expect(told('withInitWait', db, { env: { A: '1' } })[0]).toContain(
      'env: an object of another kind is not a list of variables',
    );
    expect(told('withInitWait', { kind: 'postgress', host: 'db', port: 1 })[0]).toContain(
      'kind: "postgress" is not a kind of target; make the target with waitFor',
    );
  });

  test('in options of sources, hosts, accounts and resources of a pod', () => {
    const sources = [podwright.configMapEnv('cm')];
    expect(told('withEnvFrom', sources, { containers: 'all' })[0]).toContain('no "containers"');
    expect(told('withHostNetwork', { dns: 'Default' })[0]).toContain(
      'spec.hostNetwork: Invalid value: withHostNetwork: there is no "dns"',
    );
    expect(told('withServiceAccount', 'shop', { tokens: false })[0]).toContain('no "tokens"');
    expect(told('withPodResources', { request: { cpu: '1' } })[0]).toContain('no "request"');
  });

  test('in a job made from a pod', () => {
    const from = untyped['JobPod.from']!(job, { comand: ['migrate'] }) as podwright.AnyPod;
    expect(from.render().problems).toMatchObject([
      {
        path: 'spec.containers[0]',
        message: 'Invalid value: from: there is no "comand" to set here',
        remedy: 'write one of command, args',
      },
    ]);
  });

  test('in a pod', () => {
    const chart = Testing.chart();
    const props = { image: 'a:1', port: 80, env: { A: '1' } } as { image: 'a:1'; port: 80 };
    const [problem] = new podwright.Pod(chart, 'web', {
      pod: new podwright.WebPod(props),
    }).problems();
    expect(problem).toMatchObject({
      path: 'spec.containers[0]',
      message: 'Invalid value: WebPod: there is no "env" to set here',
      remedy:
        "write one of image, port, name, ports, command, args; every other field is set by a mixin, as withContainer('app', { ... }) does",
    });
  });

  test('a port that is text keeps its path', () => {
    expect(told('withSidecar', { name: 'a', image: 'a:1', ports: { x: '80' } })).toEqual([
      expect.stringContaining(
        'spec.initContainers[0].ports[0].containerPort: json: cannot unmarshal string',
      ),
    ]);
  });
});

describe('what is in the place of a list or an object keeps the path of the field', () => {
  test.each<readonly [string, readonly unknown[], string]>([
    ['withScheduling', [{ tolerations: 'gpu' }], 'spec.tolerations: json: cannot unmarshal string'],
    ['withScheduling', [{ spread: 5 }], 'spec.topologySpreadConstraints: json: cannot unmarshal'],
    ['withScheduling', [{ spread: ['zone'] }], 'spec.topologySpreadConstraints[0]: json: cannot'],
    ['withScheduling', [{ schedulingGates: 'x' }], 'spec.schedulingGates: json: cannot unmarshal'],
    [
      'withVolume',
      [{ name: 'a', mounts: { app: 5 } }],
      'spec.containers[0].volumeMounts[0].mountPath: json: cannot unmarshal number',
    ],
    ['withSidecar', [{ ...logs, ports: { a: null } }], 'ports[0].containerPort: Required value'],
  ])('%s(%j)', (call, given, message) => {
    expect(told(call, ...given)).toContainEqual(expect.stringContaining(message));
  });
});

describe('what is of another kind is not lost when a later call adds to it', () => {
  test.each<readonly [object, readonly [string, ...(readonly unknown[])], string, string]>([
    [{ env: { B: '2' } }, ['withEnv', { A: '1' }], 'env', 'a list and an object of another kind'],
    [{ env: 'B=2' }, ['withEnv', { A: '1' }], 'env', 'a list and a string'],
    [
      { envFrom: 'cm' },
      ['withEnvFrom', [podwright.configMapEnv('cm')]],
      'envFrom',
      'a list and a string',
    ],
    [{ lifecycle: 5 }, ['withGracefulShutdown'], 'lifecycle', 'an object and a number'],
    [{ resources: ['1'] }, ['withResources', { cpu: '1' }], 'resources', 'an object and a list'],
  ])('%j and %j', (fields, [call, ...given], path, kinds) => {
    const pod = job.with(podwright.withContainer('app', fields), untyped[call]!(...given));
    const problems = new podwright.Deployment(Testing.chart(), 'web', { pod }).problems();
    const at = `spec.template.spec.containers[0].${path}`;
    const found = problems.filter((one) => one.severity === 'error' && one.path === at);
    expect(found.map(({ message }) => message)).toEqual([
      `Invalid value: ${call}: a manifest cannot hold ${kinds} in one field`,
      expect.stringContaining('json: cannot unmarshal'),
    ]);
  });

  test.each(['restricted', 'hardened'] as const)('nor when the defaults %s fill it', (defaults) => {
    const chart = Testing.chart();
    podwright.configure(chart, { defaults });
    const pod = job.with(
      podwright.withContainer('app', {
        securityContext: 'restricted',
        volumeMounts: '/tmp',
        ports: 80,
        lifecycle: 'none',
      } as object),
      podwright.withPodSpec({ securityContext: 5, affinity: 'x', volumes: 'y' } as object),
      podwright.withProbe({ readiness: podwright.httpGet('/ready') }),
    );
    const deployment = new podwright.Deployment(chart, 'web', { pod });
    expect(() => deployment.expose().problems()).not.toThrow();
    expect(deployment.ports).toEqual({});
    const paths = deployment.problems().map(({ path }) => path.replace('spec.template.spec.', ''));
    expect(paths).toEqual(
      expect.arrayContaining([
        'containers[0].securityContext',
        'containers[0].volumeMounts',
        'containers[0].ports',
        'containers[0].lifecycle',
        'securityContext',
        'affinity',
        'volumes',
      ]),
    );
  });
});

test('null in a list is told of, also where a later call adds to the list', () => {
  const env = podwright.withContainer('app', { env: [null] as never });
  const pod = job.with(env, podwright.withEnv({ A: '1' }));
  for (const Kind of [podwright.Pod, podwright.StaticPod]) {
    const chart = Testing.chart();
    expect(new Kind(chart, 'web', { pod }).problems()).toContainEqual(
      expect.objectContaining({
        path: 'spec.containers[0].env[0]',
        message: 'Invalid value: a manifest cannot hold null',
      }),
    );
  }
});

test.each(['env', 'envFrom'])('a static pod tells of %s that is no list', (field) => {
  const pod = job.with(podwright.withContainer('app', { [field]: 'x' }));
  expect(new podwright.StaticPod(Testing.chart(), 'web', { pod }).problems()).toContainEqual(
    expect.objectContaining({ path: `spec.containers[0].${field}`, severity: 'error' }),
  );
});

test('what shuts down gracefully without a hook has none', () => {
  expect(told('withGracefulShutdown', { preStop: null })).toEqual([]);
});

test('a program of waits that gives no plan is told of', () => {
  const chart = Testing.chart();
  podwright.configure(chart, { helpers: { wait: (() => podwright.shellWait()) as never } });
  const pod = job.with(podwright.withInitWait(db));
  expect(new podwright.Deployment(chart, 'web', { pod }).problems()).toContainEqual(
    expect.objectContaining({
      path: 'spec.template.spec.initContainers',
      message:
        'Invalid value: withInitWait: helpers.wait: a function that gives the function without a name is not a program, which gives { containers, problems }',
      remedy: 'give one that is made, as in configure(chart, { helpers: { wait: shellWait() } })',
    }),
  );
});

test('undefined is what was not said', () => {
  expect(told('withResources', { requests: undefined, other: undefined })).toEqual([]);
});
