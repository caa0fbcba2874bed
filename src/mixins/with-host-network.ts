import type { PodSpec } from '../kubernetes';
import { requireOptions } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';
import { unknownProps } from '../pod/props';

/** How names are resolved on the node's network. */
export interface HostNetworkOptions {
  /**
   * The DNS policy; `'ClusterFirst'` would be the node's resolver on the host network.
   * @defaultValue `'ClusterFirstWithHostNet'`: Services are still found by name
   */
  readonly dnsPolicy?: NonNullable<PodSpec['dnsPolicy']>;
}

/**
 * Puts the pod on the node's own network; Pod Security *baseline* refuses it.
 *
 * @example
 * withHostNetwork();
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function withHostNetwork(options: HostNetworkOptions = {}): PodMixin<{}, never, never> {
  requireOptions(withHostNetwork, options, "withHostNetwork({ dnsPolicy: 'Default' })");
  const dnsPolicy = options.dnsPolicy ?? 'ClusterFirstWithHostNet';
  return podMixin(
    withHostNetwork,
    [{ effect: 'patch pod', mode: 'patch', patch: { hostNetwork: true, dnsPolicy } }],
    unknownProps(options, ['dnsPolicy'], { path: 'spec.hostNetwork' }),
  );
}
