import type { Rule } from '../../rule';
import {
  needsHealthCheck,
  opensNodePorts,
  type ServicePortNode,
  type ServiceScope,
  type ServiceSpecNode,
} from './service-scope';

const reference = 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport';

/** The ports on the nodes as the server gives them; a number with a fraction stands for one that it chooses. */
export function allocatedNodePorts(
  spec: ServiceSpecNode,
  scope: ServiceScope,
): { readonly nodePorts: readonly number[]; readonly taken: readonly number[] } {
  const chooses = scope.type === 'NodePort' || spec.allocateLoadBalancerNodePorts !== false;
  const byPort = new Map<number, number>();
  const all = new Set<number>();
  const taken: number[] = [];
  const nodePorts = scope.ports.map(({ port = 0, nodePort = 0 }, position) => {
    if (nodePort === 0 && !chooses) return 0;
    const shared = byPort.get(port);
    if (shared !== undefined && (nodePort === 0 || nodePort === shared)) return shared;
    const given = nodePort || requestedNodePort(port, scope.ports) || position + 0.5;
    if (shared === undefined) byPort.set(port, given);
    if (all.has(given)) taken.push(position);
    all.add(given);
    return given;
  });
  return { nodePorts, taken };
}

/** The first port on the nodes that any of the ports of one number asks for. */
function requestedNodePort(port: number, ports: readonly ServicePortNode[]): number {
  return ports.find((other) => (other.port ?? 0) === port && other.nodePort)?.nodePort ?? 0;
}

/** A port of the nodes belongs to one port of one Service. */
export const refuseTakenNodePorts: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'refuse-taken-node-ports',
  refuses: 'the same nodePort for two ports, or for a port and the health check',
  covers: ['SVC-21'],
  reference,
  check(spec, at, scope) {
    if (!opensNodePorts(scope) || !asksForNodePorts(scope)) return;
    const { nodePorts, taken } = allocatedNodePorts(spec, scope);
    const first = taken[0];
    if (first !== undefined) {
      // The server stops at the first one.
      at.child('ports')
        .index(first)
        .child('nodePort')
        .invalid(nodePorts[first], 'provided port is already allocated');
    } else if (spec.healthCheckNodePort && needsHealthCheck(scope, spec)) {
      if (!nodePorts.includes(spec.healthCheckNodePort)) return;
      at.child('healthCheckNodePort').invalid(
        spec.healthCheckNodePort,
        'provided port is already allocated',
      );
    }
  },
};

function asksForNodePorts({ ports }: ServiceScope): boolean {
  return ports.some(({ nodePort }) => nodePort);
}

/** Only some types have ports on the nodes. */
export const refuseNodePortsOfClusterIp: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'refuse-node-ports-of-cluster-ip-service',
  refuses: 'a nodePort in a Service of the type ClusterIP, the default',
  covers: ['SVC-22'],
  reference,
  remedy: 'leave nodePort out, or set the type to NodePort or LoadBalancer',
  check(_, at, { type, ports }) {
    if (type !== 'ClusterIP') return;
    ports.forEach(({ nodePort }, position) => {
      if (!nodePort) return;
      at.child('ports')
        .index(position)
        .child('nodePort')
        .forbidden("may not be used when `type` is 'ClusterIP'");
    });
  },
};

const usualFirst = 30_000;
const usualLast = 32_767;

/** The range of node ports is the cluster's. */
export const warnOfUnusualNodePorts: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'warn-of-unusual-node-ports',
  refuses:
    'a nodePort outside of 30000-32767, which a server refuses unless it is set up otherwise',
  severity: 'warning',
  covers: ['SVC-23'],
  reference,
  check(_, at, scope) {
    if (!opensNodePorts(scope)) return;
    scope.ports.forEach(({ nodePort }, position) => {
      if (!nodePort || (nodePort >= usualFirst && nodePort <= usualLast)) return;
      at.child('ports')
        .index(position)
        .child('nodePort')
        .invalid(
          nodePort,
          `not in the range ${usualFirst}-${usualLast}, which is the one of servers that are not told another`,
        );
    });
  },
};
