import type { EnvFromSource } from '../kubernetes';
import { requireList, requireOptions } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';
import { referencesIn } from '../pod/named-object';
import { unknownProps } from '../pod/props';
import { firstOf, targetOf } from '../pod/target';
import type { EnvAddition } from './with-env';

/**
 * Adds every key of ConfigMaps and Secrets as environment variables; later sources win, and `withEnv` wins over all.
 *
 * @example
 * withEnvFrom([configMapEnv('shop'), secretEnv('shop-keys', { prefix: 'KEY_' })]);
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export function withEnvFrom<const C extends string = never>(
  sources: readonly EnvFromSource[],
  options: { readonly container?: C | readonly C[] } = {},
): EnvAddition<C> {
  requireList(withEnvFrom, 'its sources', sources, "withEnvFrom([configMapEnv('settings')])");
  requireOptions(withEnvFrom, options, "withEnvFrom([...], { container: 'logs' })");
  const target = targetOf(withEnvFrom, options.container);
  return podMixin<PodMixin<{}, any, never>>(
    withEnvFrom,
    [
      {
        effect: 'patch containers',
        target,
        mode: 'patch',
        patch: { envFrom: (current) => [...current, ...sources] },
      },
      ...referencesIn({ envFrom: sources }),
    ],
    unknownProps(options, ['container'], { container: firstOf(target), path: 'envFrom' }),
    [sources, options],
  );
}
