import { requireObject } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/**
 * Adds lines to the containers' `/etc/hosts`: hostnames by IP address; refuses an address that is there with other names.
 *
 * @example
 * withHostAliases({ '10.1.2.3': ['legacy.acme.internal'] });
 *
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export function withHostAliases(
  aliases: Readonly<Record<string, readonly string[]>>,
): PodMixin<{}, never, never> {
  requireObject(withHostAliases, aliases, "withHostAliases({ '192.0.2.10': ['legacy.internal'] })");
  const hostAliases = Object.entries(aliases).map(([ip, hostnames]) => ({ ip, hostnames }));
  return podMixin(withHostAliases, [{ effect: 'patch pod', mode: 'add', patch: { hostAliases } }]);
}
