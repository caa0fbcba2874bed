import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { portNameErrors, portNumberErrors } from '../formats/port';
import type { ContainerNode, ContainerScope, PodScope, PodSpecNode } from '../pods/pod-scope';

type Ports = NonNullable<ContainerNode['ports']>;
type Port = Ports[number];

const anyPort = 'write a port from 1 to 65535';
const protocols: readonly string[] = ['SCTP', 'TCP', 'UDP'];

/** The ports that a container tells of. */
export const checkContainerPorts: Rule<ContainerNode, ContainerScope> = {
  id: 'check-container-ports',
  of: 'ports',
  refuses:
    'a container port without a number, or with a malformed or repeated name, a number out of range or an unknown protocol',
  covers: ['PORT-1', 'PORT-2', 'PORT-3', 'PORT-4', 'PORT-5', 'PORT-6', 'PORT-7'],
  reference:
    'https://kubernetes.io/docs/concepts/services-networking/connect-applications-service/',
  check({ ports }, at, { pod, role }) {
    if (ports === undefined) return;
    const names = ports.length > 1 ? new Set<string>() : undefined;
    for (let i = 0; i < ports.length; i += 1) {
      const port = ports[i] ?? {};
      if (port.name) refuseUnlessNewName(port.name, names, at, i);
      const { containerPort = 0, protocol } = port;
      if (containerPort === 0) place(at, i, 'containerPort').required('', anyPort);
      else refuseUnlessPort(containerPort, at, i, 'containerPort');
      const hostPort = role === 'ephemeral' ? (port.hostPort ?? 0) : hostPortOf(port, pod);
      if (hostPort !== 0) refuseUnlessPort(hostPort, at, i, 'hostPort');
      if (protocol && !protocols.includes(protocol)) {
        place(at, i, 'protocol').notSupported(protocol, protocols);
      }
    }
  },
};

function place(at: FieldPath, position: number, field: string): FieldPath {
  return at.child('ports').index(position).child(field);
}

function refuseUnlessPort(port: number, at: FieldPath, position: number, field: string): void {
  const errors = portNumberErrors(port);
  if (errors.length > 0) place(at, position, field).invalidEach(port, errors);
}

function refuseUnlessNewName(
  name: string,
  names: Set<string> | undefined,
  at: FieldPath,
  position: number,
): void {
  const errors = portNameErrors(name);
  if (errors.length > 0) place(at, position, 'name').invalidEach(name, errors);
  else if (names?.has(name)) place(at, position, 'name').duplicate(name);
  names?.add(name);
}

/** The port of the node that a port takes: in a Pod on the node's network, its own number where none is given. */
export function hostPortOf({ hostPort = 0, containerPort = 0 }: Port, pod: PodScope): number {
  return hostPort === 0 && pod.isPod && pod.hostNetwork ? containerPort : hostPort;
}

/** On the node's network a port of a container is that port of the node. */
export const matchHostPorts: Rule<PodSpecNode, PodScope> = {
  id: 'match-host-ports',
  of: 'hostNetwork',
  refuses: 'a hostPort other than the containerPort in a pod on the network of its node',
  covers: ['POD-44'],
  reference: 'https://kubernetes.io/docs/concepts/configuration/overview/#services',
  check({ containers = [] }, at, pod) {
    if (!pod.hostNetwork) return;
    containers.forEach(({ ports = [] }, position) => {
      ports.forEach((port, i) => {
        const { containerPort = 0, hostPort = 0 } = port;
        if (hostPort === 0 || hostPort === containerPort) return;
        place(at.child('containers').index(position), i, 'hostPort').invalid(
          hostPort,
          'must match `containerPort` when `hostNetwork` is true',
        );
      });
    });
  },
};

const none: readonly ContainerNode[] = [];

/** A port of the node serves one container. */
export const refuseDuplicateHostPorts: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-duplicate-host-ports',
  refuses: 'the same port, address and protocol of the node for two ports of a pod',
  covers: ['PORT-8', 'PORT-9'],
  reference: 'https://kubernetes.io/docs/concepts/configuration/overview/#services',
  check({ containers = none, initContainers }, at, pod) {
    let seen: Set<string> | undefined;
    for (let i = 0; i < containers.length; i += 1) {
      const ports = containers[i]?.ports;
      if (ports !== undefined) seen = refuseSeen(ports, seen, at, 'containers', i, pod);
    }
    if (initContainers === undefined) return;
    // Init containers run one after another, so each is looked at alone; the server calls each of them the first.
    for (const { ports } of initContainers) {
      if (ports !== undefined) refuseSeen(ports, undefined, at, 'initContainers', 0, pod);
    }
  },
};

function refuseSeen(
  ports: Ports,
  before: Set<string> | undefined,
  at: FieldPath,
  list: string,
  position: number,
  pod: PodScope,
): Set<string> | undefined {
  let seen = before;
  for (let i = 0; i < ports.length; i += 1) {
    const port = ports[i] ?? {};
    const hostPort = hostPortOf(port, pod);
    if (hostPort === 0) continue;
    const key = `${port.protocol || 'TCP'}/${port.hostIP ?? ''}/${hostPort}`;
    if (seen?.has(key)) place(at.child(list).index(position), i, 'hostPort').duplicate(key);
    seen ??= new Set();
    seen.add(key);
  }
  return seen;
}
