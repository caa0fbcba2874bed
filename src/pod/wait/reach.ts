import { servicePort } from './service-problems';
import type {
  CommandTarget,
  DatabaseTarget,
  DnsTarget,
  HttpTarget,
  TcpTarget,
  WaitTarget,
} from './target';

/** A target with nothing left to look up. */
export type ReachableTarget = TcpTarget | DatabaseTarget | HttpTarget | DnsTarget | CommandTarget;

/**
 * A Service as the host and port it has in the cluster; other targets as they are.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services
 */
export function reachable(target: WaitTarget, clusterDomain: string): ReachableTarget {
  if (target.kind !== 'service') return target;
  const { name, namespace } = target;
  const host = namespace === undefined ? name : `${name}.${namespace}.svc.${clusterDomain}`;
  return { kind: 'tcp', host, port: servicePort(target) ?? 0 };
}
