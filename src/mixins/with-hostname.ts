import { requireOptions, requireText } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/** What the pod is called besides its name. */
export interface HostnameOptions {
  /** The subdomain; with a headless Service of this name the pod is found as `hostname.subdomain.namespace.svc`. */
  readonly subdomain?: string;
  /**
   * Whether the kernel's hostname is the fully qualified one; at most 64 characters.
   * @defaultValue false
   */
  readonly setHostnameAsFQDN?: boolean;
}

/**
 * Sets the hostname of the pod; replaces another.
 *
 * @example
 * withHostname('primary', { subdomain: 'database' });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-hostname/
 */
export function withHostname(
  hostname: string,
  options: HostnameOptions = {},
): PodMixin<{}, never, never> {
  requireText(withHostname, 'the name', hostname, "withHostname('db-0')");
  requireOptions(withHostname, options, "withHostname('db-0', { subdomain: 'db' })");
  return podMixin(withHostname, [
    { effect: 'patch pod', mode: 'patch', patch: { hostname, ...options } },
  ]);
}
