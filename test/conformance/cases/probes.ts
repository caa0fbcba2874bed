import type { CaseGroup } from '../case';
import type { Json } from '../edit';
import { inContainers, inOtherContainers, inPods } from '../in-pods';
import { valuesAt } from '../values-at';

const exec = { command: ['a'] };
const httpGet = { port: 80 };
const tcpSocket = { port: 80 };
const grpc = { port: 80 };
const sleep = { seconds: 1 };
const ports = [
  null,
  0,
  1,
  -1,
  65535,
  65536,
  '80',
  'http',
  'HTTP',
  '',
  'a--b',
  '-a',
  { $text: ['a', 15] },
  { $text: ['a', 16] },
  true,
];
const handlers: readonly Json[] = [
  null,
  {},
  { exec: null },
  { exec: {} },
  { exec: { command: [] } },
  { exec: { command: [''] } },
  { exec },
  { httpGet: {} },
  { tcpSocket: {} },
  { httpGet: { port: 80, path: '' } },
  { httpGet: { port: 80, path: 'a' } },
  { httpGet: { port: 80, path: 'http://x y' } },
  { httpGet: { port: 80, host: 'a b' } },
  ...['', 'HTTP', 'HTTPS', 'http', 'FTP'].map((scheme) => ({ httpGet: { port: 80, scheme } })),
  ...['', 'X-A', 'a b', 'é', 'a:b', '-'].map((name) => ({
    httpGet: { port: 80, httpHeaders: [{ name, value: 'x' }] },
  })),
  { httpGet: { port: 80, httpHeaders: [{}] } },
  { httpGet: { port: 80, httpHeaders: { $list: [{ name: 'X', value: 'y' }, 2] } } },
  ...ports.flatMap((port) => [{ httpGet: { port } }, { tcpSocket: { port } }]),
  { exec, httpGet },
  { httpGet, tcpSocket },
  { exec: {}, tcpSocket: {} },
];
const probes: readonly Json[] = [
  ...handlers,
  { grpc: {} },
  ...[null, 0, 1, -1, 65535, 65536, 'http'].map((port) => ({ grpc: { port } })),
  { grpc: { port: 80, service: 'A b' } },
  { tcpSocket, grpc },
  { exec, httpGet, tcpSocket, grpc },
  { sleep },
];
const seconds = [null, 0, 1, -1, 2, 2147483647, 2147483648];
const fields = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];
const hooks: readonly Json[] = [
  ...handlers,
  { grpc },
  ...[null, 0, 1, -1, 30, 31, 2147483648].map((value) => ({ sleep: { seconds: value } })),
  { sleep: {} },
  { sleep, exec },
  { sleep: { seconds: -1 }, tcpSocket },
];
const kinds = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** Probes, and what is done when a container starts and ends. */
export const groups: readonly CaseGroup[] = [
  { bases: ['pod-small'], at: 'spec.containers[0]', cases: valuesAt('livenessProbe', probes) },
  ...inContainers([
    ...valuesAt('readinessProbe', probes.slice(0, 12)),
    ...valuesAt('startupProbe', probes.slice(0, 12)),
    ...kinds.flatMap((kind) =>
      fields.flatMap((field) => seconds.map((value) => ({ [kind]: { exec, [field]: value } }))),
    ),
    ...['postStart', 'preStop'].flatMap((hook) =>
      hooks.map((handler) => ({ lifecycle: { [hook]: handler } })),
    ),
    ...['SIGTERM', 'SIGKILL', 'SIGRTMIN+3', 'TERM', '', null].map((stopSignal) => ({
      lifecycle: { stopSignal },
    })),
    { lifecycle: {} },
    { lifecycle: { stopSignal: 'SIGTERM', preStop: {} } },
  ]),
  ...inPods(
    '',
    [null, 0, 1, -1, 5].flatMap((terminationGracePeriodSeconds) =>
      [0, 1, 2, 5, 6].map((value) => ({
        terminationGracePeriodSeconds,
        'containers[0].lifecycle': { preStop: { sleep: { seconds: value } } },
      })),
    ),
  ),
  ...inPods(
    '',
    ['linux', 'windows'].map((name) => ({
      os: { name },
      'containers[0].lifecycle': { stopSignal: 'SIGWINCH' },
    })),
  ),
  ...inOtherContainers([
    ...kinds.flatMap((kind) => [
      { [kind]: null },
      { [kind]: { exec: {} } },
      { [kind]: { exec, successThreshold: 2 } },
    ]),
    { lifecycle: { postStart: {} } },
    { lifecycle: { postStart: { exec } } },
    { lifecycle: { stopSignal: 'SIGTERM' } },
  ]),
];
