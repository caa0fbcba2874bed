import type { EnvFromSource } from '../kubernetes';
import { podMixin, type PodMixin } from '../pod/mixin';
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
  const target = (options.container ?? 'app') as string | readonly string[];
  return podMixin<PodMixin<{}, any, never>>(
    withEnvFrom,
    [
      {
        effect: 'patch containers',
        target,
        mode: 'patch',
        patch: { envFrom: (current) => [...current, ...sources] },
      },
    ],
    [],
    [sources, options],
  );
}
