import type { FieldPath } from '../../field-path';
import { hostPortOf } from '../containers/ports';
import type { ContainerNode, PodScope } from '../pods/pod-scope';
import { eachContainer, warn, type PodWarning } from './warn';

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
    let seen: Map<string, Seen[]> | undefined;
    eachContainer(scope, at, ({ ports }, container, list) => {
      ports?.forEach((port, position) => {
        const place = container.child('ports').index(position);
        seen ??= new Map();
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
    });
  },
};

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

function warnOfOverlap(now: Seen, other: Seen): void {
  const samePort = now.hostPort === other.hostPort;
  if (samePort && now.hostIP === other.hostIP) {
    warn(now.at, `duplicate port definition with ${other.at.toString()}`);
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
  check(scope: PodScope, at) {
    let seen: Map<string, FieldPath> | undefined;
    eachContainer(scope, at, ({ ports }, container) => {
      ports?.forEach(({ name }, position) => {
        if (!name) return;
        const place = container.child('ports').index(position);
        const other = seen?.get(name)?.toString();
        if (other !== undefined) {
          warn(
            place,
            `duplicate port name ${JSON.stringify(name)} with ${other}, services and probes that select ports by name will use ${other}`,
          );
          return;
        }
        seen ??= new Map();
        seen.set(name, place);
      });
    });
  },
};
