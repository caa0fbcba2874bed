import { Testing } from 'cdk8s';
import { runInNewContext } from 'node:vm';
import * as podwright from 'podwright';
import {
  Deployment,
  WebPod,
  WorkerPod,
  configure,
  withPodSpec,
  withSecurityContext,
  withSidecar,
  type AnyPod,
  type Problem,
} from 'podwright';
import { check } from '../../../src/rules';
import { beside, changed } from './exemplary';

const image = 'ghcr.io/acme/shop:1.4.2';

function problems(pod: AnyPod): readonly Problem[] {
  const chart = Testing.chart();
  configure(chart, { defaults: 'none', podSecurity: 'restricted', goodPractice: true });
  return new Deployment(chart, 'web', { pod }).problems();
}

/** The calls that the remedies of some rules begin with, each once. */
function calls(pod: AnyPod, ...rules: readonly string[]): readonly string[] {
  const found = problems(pod)
    .filter(({ rule }) => rules.includes(rule))
    .map(
      ({ remedy = '' }) => /^with\w+\(.*?\)(?= with |, or |, and |$)/.exec(remedy)?.[0] ?? remedy,
    );
  return [...new Set(found)];
}

/** The rules that still speak when the remedies are done as they are written. */
function leftAfter(pod: AnyPod, ...rules: readonly string[]): readonly string[] {
  const mixins = calls(pod, ...rules).map((call): unknown =>
    runInNewContext(call, { ...podwright }),
  );
  const done = pod.with(...(mixins as never[])) as unknown as AnyPod;
  return problems(done).flatMap(({ rule, severity, set, path }) =>
    rules.includes(rule) || (severity === 'error' && set === 'composition')
      ? [`${rule} ${path}`]
      : [],
  );
}

const probes = [
  'require-readiness-probe',
  'require-liveness-probe',
  'tell-liveness-from-readiness',
];
const resources = ['require-cpu-request', 'require-memory-request', 'require-memory-limit'];

describe('the remedy, done as it is written,', () => {
  const both = new WebPod({ image, port: 8080 }).with(withSidecar({ name: 'logs', image }));

  test('is for the container that the warning is about', () => {
    expect(calls(both, 'require-cpu-request')).toEqual([
      "withResources({ container: 'logs', requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } })",
      "withResources({ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } })",
    ]);
    expect(leftAfter(both, ...resources)).toEqual([]);
  });

  test('is for the container named app, wherever it stands', () => {
    const second = new WebPod({ image, port: 8080, name: 'shop' }).with(
      withSidecar({ name: 'app', image }),
    );
    expect(leftAfter(second, ...resources)).toEqual([]);
  });

  test.each([
    [
      'a WebPod',
      new WebPod({ image, port: 8080, ports: { sql: 3306 } }),
      "withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live') })",
    ],
    [
      'a WebPod of a database',
      new WebPod({ image, port: 3306 }),
      'withProbe({ readiness: tcpSocket(), liveness: tcpSocket({ failureThreshold: 10 }) })',
    ],
    [
      'a port of a database',
      new WorkerPod({ image, ports: { mysql: 3306 } }),
      'withProbe({ readiness: tcpSocket(), liveness: tcpSocket({ failureThreshold: 10 }) })',
    ],
    [
      'one of several ports',
      new WorkerPod({ image, ports: { metrics: 9100, smtp: 2525 } }),
      "withProbe({ readiness: tcpSocket({ port: 'smtp' }), liveness: tcpSocket({ port: 'smtp', failureThreshold: 10 }) })",
    ],
    [
      'a port of HTTP by another name',
      new WorkerPod({ image, ports: { metrics: 9100, 'http-api': 8080 } }),
      "withProbe({ readiness: httpGet('/ready', { port: 'http-api' }), liveness: httpGet('/live', { port: 'http-api' }) })",
    ],
    [
      'a port that is encrypted',
      new WorkerPod({ image, ports: { https: 8443 } }),
      "withProbe({ readiness: httpGet('/ready', { scheme: 'HTTPS' }), liveness: httpGet('/live', { scheme: 'HTTPS' }) })",
    ],
  ] as [string, AnyPod, string][])('asks %s what it can answer', (_, pod, call) => {
    expect(calls(pod, ...probes)).toEqual([call]);
    expect(leftAfter(pod, ...probes)).toEqual([]);
  });

  test('names the second app container, too', () => {
    const manifest = changed(
      beside('admin', {
        ports: [{ name: 'redis', containerPort: 6379 }],
        readinessProbe: '$absent',
        livenessProbe: { exec: { command: ['redis-cli', 'ping'] } },
      }),
    );
    const [problem] = check(manifest, { goodPractice: true });
    expect(problem?.remedy).toMatch(
      /^withProbe\({ container: 'admin', readiness: tcpSocket\(\) }\)/,
    );
  });

  test('changes one root file system where the others are right', () => {
    const open = both.with(withSecurityContext({ readOnlyRootFilesystem: true }));
    const pod = open.with(
      withSecurityContext({ container: 'logs', readOnlyRootFilesystem: false }),
    );
    expect(calls(pod, 'require-read-only-root')).toEqual([
      "withSecurityContext({ container: 'logs', readOnlyRootFilesystem: true })",
    ]);
    expect(leftAfter(both, 'require-read-only-root')).toEqual([]);
  });

  test('reaches what a container says for itself', () => {
    const pod = both.with(
      withSecurityContext({
        container: 'logs',
        runAsNonRoot: false,
        runAsUser: 0,
        runAsGroup: 0,
        seccompProfile: { type: 'Unconfined' },
        appArmorProfile: { type: 'Unconfined' },
      }),
      withSecurityContext({ runAsNonRoot: true }),
    );
    const rules = ['runAsUser', 'appArmorProfile', 'avoid-root-group', 'seccompProfile_baseline'];
    const spoken = problems(pod).map(({ rule }) => rule);
    expect(spoken).toEqual(expect.arrayContaining(rules.slice(0, 3)));
    expect(leftAfter(pod, ...rules, 'runAsNonRoot', 'seccompProfile_restricted')).toEqual([]);
  });

  test('names no user of Linux on Windows', () => {
    const windows = withPodSpec({ os: { name: 'windows' } });
    const own = withSecurityContext({ container: 'logs', runAsNonRoot: false });
    for (const pod of [both.with(windows), both.with(windows, own)]) {
      const remedies = problems(pod).map(({ remedy = '' }) => remedy);
      expect(remedies.join('\n')).toContain('runAsNonRoot: true');
      expect(remedies.join('\n')).not.toMatch(/runAs(?:User|Group)\b/);
    }
  });
});
