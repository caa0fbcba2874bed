import { podMixin, type PodMixin } from '../pod/mixin';

/**
 * Lets the containers of the pod see each other's processes: the pause container is then process 1, and reaps orphans.
 *
 * @example
 * withSharedProcessNamespace();
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
 */
export function withSharedProcessNamespace(): PodMixin<{}, never, never> {
  return podMixin(withSharedProcessNamespace, [
    { effect: 'patch pod', mode: 'patch', patch: { shareProcessNamespace: true } },
  ]);
}
