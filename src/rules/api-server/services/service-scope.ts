import type { Service, ServicePort, ServiceSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';

/** The parts of a Service as rules meet them. */
export type ServiceNode = Decoded<Service>;
export type ServiceSpecNode = Decoded<ServiceSpec>;
export type ServicePortNode = Decoded<ServicePort>;

/** What the rules of a Service know besides: its fields after the server has filled them in. */
export interface ServiceScope {
  readonly type: string;
  /** The addresses as a list, also where only `clusterIP` was given. */
  readonly clusterIPs: readonly string[];
  readonly headless: boolean;
  readonly ports: readonly ServicePortNode[];
}

const nothing: readonly never[] = [];

/** The knowledge that the rules of one Service share. */
export function serviceScope({
  type,
  clusterIP,
  clusterIPs,
  ports,
}: ServiceSpecNode): ServiceScope {
  const listed = clusterIPs ?? nothing;
  const addresses = listed.length === 0 && clusterIP ? [clusterIP] : listed;
  return {
    type: type || 'ClusterIP',
    clusterIPs: addresses,
    headless: addresses.length === 1 && addresses[0] === 'None',
    ports: ports ?? nothing,
  };
}

/** Whether the server opens a port on every node for the Service. */
export function opensNodePorts({ type }: ServiceScope): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

/** Whether clients from outside of the cluster can reach the Service. */
export function isReachedFromOutside(scope: ServiceScope, spec: ServiceSpecNode): boolean {
  if (opensNodePorts(scope)) return true;
  return scope.type === 'ClusterIP' && (spec.externalIPs ?? nothing).length > 0;
}

/** Whether load balancers ask each node for the Service's health. */
export function needsHealthCheck({ type }: ServiceScope, spec: ServiceSpecNode): boolean {
  return type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
}
