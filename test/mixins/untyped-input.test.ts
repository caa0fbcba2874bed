import { Testing } from 'cdk8s';
import * as podwright from 'podwright';

/**
 * What arrives from JavaScript, from JSON or through `any`: the compiler has not seen it. What is no sensible call at
 * all throws at its line; what would leave a part of it unheard is a problem with its field path.
 */
const untyped = podwright as unknown as Record<string, (...given: readonly unknown[]) => never>;

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

test('undefined is what was not said', () => {
  expect(told('withResources', { requests: undefined, other: undefined })).toEqual([]);
});
