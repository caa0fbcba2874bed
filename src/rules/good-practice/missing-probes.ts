import type { ContainerNode, PodSpecNode } from '../api-server/pods/pod-scope';
import { containerArgument } from '../container-argument';
import { isServingPort } from './serving';

type Port = NonNullable<ContainerNode['ports']>[number];

/** The call that gives a container the probes which it has not, both where both are missing, as its port is asked. */
export function missingProbes(container: ContainerNode, spec: PodSpecNode): string {
  const { readinessProbe, livenessProbe, ports = [] } = container;
  const serving = ports.filter(isServingPort);
  const asked = serving.filter(isHttp);
  const web = asked.find(({ name }) => name === 'http') ?? asked[0];
  const port = web ?? serving[0];
  const { ready, live, besides } =
    web === undefined
      ? connecting(portArgument(port, ports))
      : asking(portArgument(port, ports), isHttps(web));
  const given = [
    ...(readinessProbe === undefined ? [`readiness: ${ready}`] : []),
    ...(livenessProbe === undefined ? [`liveness: ${live}`] : []),
  ];
  return `withProbe({ ${containerArgument(container, spec)}${given.join(', ')} })${besides}`;
}

interface Handlers {
  readonly ready: string;
  readonly live: string;
  readonly besides: string;
}

function asking(port: readonly string[], encrypted: boolean): Handlers {
  const options = [...port, ...(encrypted ? ["scheme: 'HTTPS'"] : [])];
  const rest = options.length === 0 ? '' : `, { ${options.join(', ')} }`;
  return { ready: `httpGet('/ready'${rest})`, live: `httpGet('/live'${rest})`, besides: '' };
}

// Liveness that asks what readiness asks is more patient.
function connecting(port: readonly string[]): Handlers {
  return {
    ready: port.length === 0 ? 'tcpSocket()' : `tcpSocket({ ${port.join(', ')} })`,
    live: `tcpSocket({ ${[...port, 'failureThreshold: 10'].join(', ')} })`,
    besides: ", or exec(['...']) with a client in the image that asks more",
  };
}

/** The port, where the probe would not find it by itself. */
function portArgument(port: Port | undefined, ports: readonly Port[]): readonly string[] {
  if (port === undefined || ports.length === 1) return [];
  if (port.name === 'http') return [];
  return [`port: ${port.name ? `'${port.name}'` : port.containerPort}`];
}

/** Whether a port speaks HTTP: by its name, where its number is not that of something else. */
function isHttp({ name, containerPort = 0 }: Port): boolean {
  // The only port of a WebPod is called http, whatever it is.
  if (otherProtocols.has(containerPort)) return false;
  return /^(?:https?|web)(?:-|$)|-https?$/.test(name || 'http');
}

function isHttps({ name = '' }: Port): boolean {
  return /^https(?:-|$)|-https$/.test(name);
}

/** SSH, SMTP, DNS, LDAP, MQTT, databases, brokers and caches. */
const otherProtocols: ReadonlySet<number> = new Set([
  22, 25, 53, 389, 587, 636, 1433, 1521, 1883, 2181, 3306, 4222, 5432, 5672, 6379, 8883, 9042, 9092,
  11_211, 26_257, 27_017,
]);
