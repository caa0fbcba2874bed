import { requireObject } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

/**
 * Sets annotations of the pod; replaces the value of a key that is there.
 *
 * @example
 * withPodAnnotations({ 'prometheus.io/scrape': 'true' });
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
export function withPodAnnotations(
  annotations: Readonly<Record<string, string | null>>,
): PodMixin<{}, never, never> {
  requireObject(withPodAnnotations, annotations, "withPodAnnotations({ 'acme.com/team': 'shop' })");
  return podMixin(withPodAnnotations, [{ effect: 'patch metadata', patch: { annotations } }]);
}
