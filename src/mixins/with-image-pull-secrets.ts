import { podMixin, type PodMixin } from '../pod/mixin';
import { nameOf, referenceTo, type NamedObject } from '../pod/named-object';

/**
 * Adds secrets that the kubelet pulls images with; one that is there already stays once.
 *
 * @example
 * withImagePullSecrets('registry-key');
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
 */
export function withImagePullSecrets(
  ...secrets: readonly NamedObject[]
): PodMixin<{}, never, never> {
  const imagePullSecrets = secrets.map((secret) => ({
    name: nameOf(withImagePullSecrets, secret, 'Secret', "withImagePullSecrets('shop')"),
  }));
  return podMixin(withImagePullSecrets, [
    { effect: 'patch pod', mode: 'add', patch: { imagePullSecrets } },
    ...secrets.flatMap((secret) => referenceTo(secret, 'Secret')),
  ]);
}
