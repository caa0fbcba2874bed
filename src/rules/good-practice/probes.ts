import type { ContainerNode } from '../api-server/pods/pod-scope';
import type { FieldPath } from '../field-path';
import { shownValue } from '../shown-value';
import { goodPractice, isLongRunning, type ContainerAdvice } from './advice';
import { missingProbes } from './missing-probes';
import { serves } from './serving';

type Probe = NonNullable<ContainerNode['livenessProbe']>;
type ProbeField = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

const probeFields: readonly ProbeField[] = ['readinessProbe', 'livenessProbe', 'startupProbe'];
const probesPage =
  'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';

/** Traffic waits until the container answers. */
export const requireReadinessProbe: ContainerAdvice = {
  ...goodPractice,
  id: 'require-readiness-probe',
  refuses: 'a container that serves a port and has no readiness probe',
  knownAs: [
    'kube-linter no-readiness-probe',
    'kube-score pod-probes',
    'Polaris readinessProbeMissing',
    'Kubescape C-0018',
    'Checkov CKV_K8S_9',
    'Datree CONTAINERS_MISSING_READINESSPROBE_KEY',
  ],
  reference: `${probesPage}#define-readiness-probes`,
  remedy: "withProbe({ readiness: httpGet('/ready') })",
  check({ container, list, name, at }, _at, { owner, spec }) {
    if (container.readinessProbe !== undefined || list !== 'containers') return;
    if (!isLongRunning(owner.kind) || !serves(container)) return;
    at.child('readinessProbe').problem(
      'FieldValueRequired',
      `container "${name}" gets traffic before it can answer, and a rollout goes on when the new version does not work`,
      missingProbes(container, spec),
    );
  },
};

/** A container that hangs is started again. */
export const requireLivenessProbe: ContainerAdvice = {
  ...goodPractice,
  id: 'require-liveness-probe',
  refuses: 'a container that serves a port and has no liveness probe',
  knownAs: [
    'kube-linter no-liveness-probe',
    'Polaris livenessProbeMissing',
    'Kubescape C-0056',
    'Checkov CKV_K8S_8',
    'Datree CONTAINERS_MISSING_LIVENESSPROBE_KEY',
  ],
  reference: `${probesPage}#define-a-liveness-http-request`,
  remedy: "withProbe({ liveness: httpGet('/live') })",
  check({ container, list, name, at }, _at, { owner, spec }) {
    if (container.livenessProbe !== undefined || list !== 'containers') return;
    if (!isLongRunning(owner.kind) || !serves(container)) return;
    at.child('livenessProbe').problem(
      'FieldValueRequired',
      `container "${name}" is not started again when it hangs without ending`,
      missingProbes(container, spec),
    );
  },
};

/** A container that is busy for a while is spared traffic first, and only later started again. */
export const tellLivenessFromReadiness: ContainerAdvice = {
  ...goodPractice,
  id: 'tell-liveness-from-readiness',
  refuses: 'a liveness probe that asks what the readiness probe asks, and is no more patient',
  knownAs: ['kube-score pod-probes-identical'],
  reference: probesPage,
  remedy:
    'let liveness ask less, such as another path or tcpSocket(), or give it a larger failureThreshold: withProbe(...)',
  check({ container, name, at }) {
    const { livenessProbe, readinessProbe } = container;
    if (livenessProbe === undefined || readinessProbe === undefined) return;
    if (patience(livenessProbe) > patience(readinessProbe)) return;
    if (!asksTheSame(livenessProbe, readinessProbe, container)) return;
    at.child('livenessProbe').problem(
      'FieldValueInvalid',
      `the liveness probe of container "${name}" asks the same as its readiness probe and gives up no later: a container that is only busy is started again, and every one of them at once`,
    );
  },
};

/** A probe calls a port that the container declares. */
export const probeDeclaredPort: ContainerAdvice = {
  ...goodPractice,
  id: 'probe-declared-port',
  refuses: 'a probe of a port that its container does not declare',
  knownAs: ['kube-linter liveness-port', 'kube-linter readiness-port', 'kube-linter startup-port'],
  reference: `${probesPage}#configure-probes`,
  remedy: 'declare the port in the container, or probe one that is declared: withProbe(...)',
  check({ container, at }) {
    for (const field of probeFields) {
      const probe = container[field];
      if (probe !== undefined) checkProbePort(probe, container, at.child(field));
    }
  },
};

/** A probe has ended before the next one is due. */
export const fitProbeTimeoutInPeriod: ContainerAdvice = {
  ...goodPractice,
  id: 'fit-probe-timeout-in-period',
  refuses: 'a probe whose timeout is longer than its period',
  knownAs: [],
  reference: `${probesPage}#configure-probes`,
  remedy: 'withProbe(...) with a timeout of at most the period',
  check({ container, at }) {
    for (const field of probeFields) {
      const probe = container[field];
      if (probe === undefined) continue;
      const timeout = probe.timeoutSeconds || 1;
      const period = probe.periodSeconds || 10;
      if (timeout <= period) continue;
      at.child(field)
        .child('timeoutSeconds')
        .problem(
          'FieldValueInvalid',
          `a timeout of ${timeout} s does not fit in a period of ${period} s: the probe runs less often than it says`,
        );
    }
  },
};

function checkProbePort(probe: Probe, container: ContainerNode, at: FieldPath): void {
  const { httpGet, tcpSocket, grpc } = probe;
  if (httpGet !== undefined) checkPort(httpGet, 'httpGet', container, at);
  if (tcpSocket !== undefined) checkPort(tcpSocket, 'tcpSocket', container, at);
  if (grpc !== undefined) checkPort(grpc, 'grpc', container, at);
}

function checkPort(
  { host, port }: Target,
  handler: string,
  { ports, name = '' }: ContainerNode,
  at: FieldPath,
): void {
  if (host || port === undefined || port === '') return;
  const number = typeof port === 'number' ? port : Number(port);
  if (Number.isNaN(number)) {
    if (ports?.some((declared) => declared.name === port) === true) return;
    at.child(handler)
      .child('port')
      .problem(
        'FieldValueNotFound',
        `container "${name}" has no port named ${shownValue(port)}: the probe fails every time`,
      );
    return;
  }
  if (ports === undefined || ports.length === 0) return;
  if (ports.some(({ containerPort }) => containerPort === number)) return;
  at.child(handler)
    .child('port')
    .problem(
      'FieldValueNotFound',
      `the probe calls port ${number}, which is none of the ports that container "${name}" declares: the number is wrong, or a port is missing from the list`,
    );
}

function patience(probe: Probe): number {
  return (probe.periodSeconds || 10) * (probe.failureThreshold || 3);
}

/** Whether two probes of a container put the same question. */
function asksTheSame(one: Probe, other: Probe, container: ContainerNode): boolean {
  if (one.httpGet !== undefined) return sameRequest(one.httpGet, other.httpGet, container);
  if (one.tcpSocket !== undefined) return samePort(one.tcpSocket, other.tcpSocket, container);
  if (one.grpc !== undefined) {
    const { port, service = '' } = one.grpc;
    return port === other.grpc?.port && service === (other.grpc?.service ?? '');
  }
  const command = one.exec?.command;
  const otherCommand = other.exec?.command;
  if (command === undefined || command.length !== otherCommand?.length) return false;
  return command.every((word, position) => word === otherCommand[position]);
}

type HttpGet = NonNullable<Probe['httpGet']>;

function sameRequest(one: HttpGet, other: HttpGet | undefined, container: ContainerNode): boolean {
  if (other === undefined || (one.path || '/') !== (other.path || '/')) return false;
  if ((one.scheme || 'HTTP') !== (other.scheme || 'HTTP')) return false;
  const headers = one.httpHeaders?.length ?? 0;
  return headers === (other.httpHeaders?.length ?? 0) && samePort(one, other, container);
}

interface Target {
  readonly host?: string | undefined;
  readonly port?: number | string | undefined;
}

function samePort(one: Target, other: Target | undefined, container: ContainerNode): boolean {
  if (other === undefined || (one.host ?? '') !== (other.host ?? '')) return false;
  return portNumber(one.port, container) === portNumber(other.port, container);
}

function portNumber(port: Target['port'], { ports }: ContainerNode): Target['port'] {
  if (typeof port !== 'string') return port;
  return ports?.find(({ name }) => name === port)?.containerPort ?? port;
}
