import type { ContainerNode } from '../api-server/pods/pod-scope';
import type { FieldPath } from '../field-path';
import { goodPractice, isLongRunning, type ContainerAdvice } from './advice';
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
  check({ container, list, name, at }, _at, { owner }) {
    if (container.readinessProbe !== undefined || list !== 'containers') return;
    if (!isLongRunning(owner.kind) || !serves(container)) return;
    at.child('readinessProbe').problem(
      'FieldValueRequired',
      `container "${name}" serves a port without a readiness probe: it gets traffic before it can answer, and a rollout goes on when the new version does not work`,
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
  check({ container, list, name, at }, _at, { owner }) {
    if (container.livenessProbe !== undefined || list !== 'containers') return;
    if (!isLongRunning(owner.kind) || !serves(container)) return;
    at.child('livenessProbe').problem(
      'FieldValueRequired',
      `container "${name}" serves a port without a liveness probe: when it hangs without ending, nothing starts it again`,
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
    const asked = handlerText(livenessProbe, container);
    if (asked === '' || asked !== handlerText(readinessProbe, container)) return;
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
  check({ container, name, at }) {
    for (const field of probeFields) {
      const probe = container[field];
      if (probe !== undefined) checkProbePort(probe, container, name, at.child(field));
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

function checkProbePort(probe: Probe, { ports }: ContainerNode, name: string, at: FieldPath): void {
  for (const handler of ['httpGet', 'tcpSocket', 'grpc'] as const) {
    const target = probe[handler];
    if (target === undefined) continue;
    if ('host' in target && target.host !== undefined && target.host !== '') continue;
    const { port } = target;
    if (port === undefined || port === '') continue;
    const number = Number(port);
    const place = at.child(handler).child('port');
    if (Number.isNaN(number)) {
      if (ports?.some((declared) => declared.name === port) === true) continue;
      place.problem(
        'FieldValueNotFound',
        `container "${name}" has no port named ${JSON.stringify(port)}: the probe fails every time`,
      );
    } else if (ports !== undefined && ports.length > 0) {
      if (ports.some(({ containerPort }) => containerPort === number)) continue;
      place.problem(
        'FieldValueNotFound',
        `the probe calls port ${number}, which is none of the ports that container "${name}" declares: the number is wrong, or a port is missing from the list`,
      );
    }
  }
}

function patience(probe: Probe): number {
  return (probe.periodSeconds || 10) * (probe.failureThreshold || 3);
}

/** What a probe asks, as a text that is the same for the same question. */
function handlerText(probe: Probe, container: ContainerNode): string {
  const { httpGet, tcpSocket, exec, grpc } = probe;
  if (httpGet !== undefined) {
    const { scheme, host, path, port, httpHeaders } = httpGet;
    return JSON.stringify([
      'httpGet',
      scheme || 'HTTP',
      host ?? '',
      path || '/',
      portNumber(port, container),
      httpHeaders ?? [],
    ]);
  }
  if (tcpSocket !== undefined) {
    return JSON.stringify([
      'tcpSocket',
      tcpSocket.host ?? '',
      portNumber(tcpSocket.port, container),
    ]);
  }
  if (exec !== undefined) return JSON.stringify(['exec', exec.command ?? []]);
  return grpc === undefined ? '' : JSON.stringify(['grpc', grpc.port, grpc.service ?? '']);
}

function portNumber(port: number | string | undefined, { ports }: ContainerNode): unknown {
  if (typeof port !== 'string') return port;
  return ports?.find(({ name }) => name === port)?.containerPort ?? port;
}
