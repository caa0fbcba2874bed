import { named } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/**
 * Lets the containers of the pod see each other's processes: the pause container is then process 1, and reaps orphans.
 *
 * @example
 * withSharedProcessNamespace();
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
 */
export function withSharedProcessNamespace(): PodMixin<{}, never, never>;
export function withSharedProcessNamespace(
  ...given: readonly unknown[]
): PodMixin<{}, never, never> {
  if (given.length > 0) {
    throw new TypeError(
      `withSharedProcessNamespace takes nothing, withSharedProcessNamespace(), and was given ${named(given[0])}: leave the call out where it is not meant`,
    );
  }
  return podMixin(withSharedProcessNamespace, [
    { effect: 'patch pod', mode: 'patch', patch: { shareProcessNamespace: true } },
  ]);
}
