import { requireObject } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/**
 * Sets labels of the pod; replaces the value of a key that is there.
 *
 * @example
 * withPodLabels({ 'acme.com/team': 'shop' });
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export function withPodLabels(
  labels: Readonly<Record<string, string | null>>,
): PodMixin<{}, never, never> {
  requireObject(withPodLabels, labels, "withPodLabels({ 'acme.com/team': 'shop' })");
  return podMixin(withPodLabels, [{ effect: 'patch metadata', patch: { labels } }]);
}
