import type { FieldPath } from '../../field-path';
import { hostPortOf } from '../containers/ports';
import type { ContainerNode, PodScope, PodSpecNode } from '../pods/pod-scope';
import { containerAt, eachContainer, warn, type ContainerList, type PodWarning } from './warn';

type Port = NonNullable<ContainerNode['ports']>[number];

interface Seen {
  readonly at: FieldPath;
  readonly hostIP: string;
  readonly hostPort: number;
}

const reference =
  'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports';
// A port that stands there more often is told of often enough.
const mostOthers = 16;

/** Ports that stand in each other's way. */
export const warnOfOverlappingPorts: PodWarning = {
  id: 'warn-of-overlapping-ports',
  refuses: 'an address of the node without a port, and a port of a pod that is told of twice',
  severity: 'warning',
  reference,
  check(scope, at) {
    if (isUsual(scope.spec, 'containerPort')) return;
    const seen = new Map<string, Seen[]>();
    eachPort(scope.spec, at, (port, place, list) => {
      const hostPort =
        list === 'ephemeralContainers' ? (port.hostPort ?? 0) : hostPortOf(port, scope);
      const { hostIP = '', containerPort = 0 } = port;
      const protocol = port.protocol || 'TCP';
      if (hostIP !== '' && hostPort === 0) warnOfLoneAddress(port, protocol, place);
      const key = `${containerPort}/${protocol}`;
      const others = seen.get(key) ?? [];
      const now = { at: place, hostIP, hostPort };
      for (const other of others) warnOfOverlap(now, other);
      if (others.length < mostOthers) others.push(now);
      seen.set(key, others);
    });
  },
};

// Most pods have a port a container, each with a number and a name of its own, and need no closer look.
function isUsual(
  { containers, initContainers, ephemeralContainers }: PodSpecNode,
  field: 'containerPort' | 'name',
): boolean {
  if (containers === undefined || initContainers !== undefined || ephemeralContainers !== undefined)
    return false;
  for (let i = 0; i < containers.length; i += 1) {
    const ports = containers[i]?.ports;
    if (ports === undefined || ports.length === 0) continue;
    if (ports.length > 1 || ports[0]?.hostIP !== undefined || i > mostOthers) return false;
    for (let k = 0; k < i; k += 1) {
      if (containers[k]?.ports?.[0]?.[field] === ports[0]?.[field]) return false;
    }
  }
  return true;
}

function eachPort(
  spec: PodSpecNode,
  at: FieldPath,
  look: (port: Port, at: FieldPath, list: ContainerList) => void,
): void {
  eachContainer(spec, ({ ports }, list, position) => {
    if (ports === undefined) return;
    const place = containerAt(at, list, position).child('ports');
    for (let i = 0; i < ports.length; i += 1) look(ports[i] ?? {}, place.index(i), list);
  });
}

function warnOfLoneAddress(
  { name = '', containerPort = 0, hostIP = '' }: Port,
  protocol: string,
  at: FieldPath,
): void {
  warn(
    at,
    `hostIP set without hostPort: {Name:${name} HostPort:0 ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`,
  );
}

const oneNetwork =
  'the containers of a pod share one network, so that only one of them can listen on a port: give each a number of its own';

function warnOfOverlap(now: Seen, other: Seen): void {
  const samePort = now.hostPort === other.hostPort;
  if (samePort && now.hostIP === other.hostIP) {
    warn(now.at, `duplicate port definition with ${other.at.toString()}`, oneNetwork);
  } else if (now.hostPort === 0 || other.hostPort === 0) {
    warn(now.at, `overlapping port definition with ${other.at.toString()}`);
  } else if (samePort && (now.hostIP === '') !== (other.hostIP === '')) {
    warn(now.at, `dangerously ambiguous port definition with ${other.at.toString()}`);
  }
}

/** Services and probes find a port by its name. */
export const warnOfRepeatedPortNames: PodWarning = {
  id: 'warn-of-repeated-port-names',
  refuses: 'a name of a port that another container of the pod has too',
  severity: 'warning',
  reference,
  check({ spec }: PodScope, at) {
    if (isUsual(spec, 'name')) return;
    const names = new Set<string>();
    let repeated = false;
    eachContainer(spec, ({ ports }) => {
      if (ports === undefined) return;
      for (const { name } of ports) {
        if (!name) continue;
        if (names.has(name)) repeated = true;
        names.add(name);
      }
    });
    if (repeated) warnOfRepeatedNames(spec, at);
  },
};

function warnOfRepeatedNames(spec: PodSpecNode, at: FieldPath): void {
  const seen = new Map<string, FieldPath>();
  eachPort(spec, at, ({ name }, place) => {
    if (!name) return;
    const other = seen.get(name)?.toString();
    if (other === undefined) seen.set(name, place);
    else {
      warn(
        place,
        `duplicate port name ${JSON.stringify(name)} with ${other}, services and probes that select ports by name will use ${other}`,
      );
    }
  });
}
