import type { PodDNSConfig, PodSpec } from '../kubernetes';
import { requireObject } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/** How the pod resolves names. */
export interface DnsProps extends PodDNSConfig {
  /**
   * Where the resolver's settings come from; `'None'` needs a nameserver.
   * @defaultValue left to the server: `'ClusterFirst'`
   */
  readonly policy?: NonNullable<PodSpec['dnsPolicy']>;
}

/**
 * Sets the DNS policy of the pod and adds to its resolver's settings; replaces the lists that it gives.
 *
 * @example
 * withDns({ policy: 'None', nameservers: ['10.0.0.10'], options: [{ name: 'ndots', value: '2' }] });
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function withDns(props: DnsProps): PodMixin<{}, never, never> {
  requireObject(withDns, props, "withDns({ nameservers: ['192.0.2.1'] })");
  const { policy, ...config } = props;
  return podMixin(withDns, [
    {
      effect: 'patch pod',
      mode: 'patch',
      patch: {
        ...(policy === undefined ? {} : { dnsPolicy: policy }),
        ...(Object.keys(config).length === 0 ? {} : { dnsConfig: config }),
      },
    },
  ]);
}
