import type { Quantity } from '../kubernetes';
import { requireObject } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';
import { unknownProps } from '../pod/props';
import { saidResources, type PodAmounts, type UsualAmounts } from '../pod/resources';

/** What {@link withPodResources} takes; `cpu` and `memory` stand for the usual case. */
export interface PodResourcesProps<
  C extends Quantity,
  M extends Quantity,
  D extends Quantity,
  N extends Quantity,
> extends UsualAmounts<C, M> {
  /** What a node must have free for the pod; where it is left out, what its containers request, else the limit. */
  readonly requests?: PodAmounts<C, M>;
  /** What all containers together may use at most. */
  readonly limits?: PodAmounts<D, N>;
}

/**
 * Sets what all containers of the pod share; replaces amount by amount, `null` removes one, a later call wins.
 *
 * CPU, memory and huge pages only; no less than the containers request together. Servers before Kubernetes 1.34 drop it.
 *
 * @example
 * withPodResources({ requests: { cpu: '500m' }, limits: { cpu: 1, memory: '512Mi' } });
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function withPodResources<
  const C extends Quantity = never,
  const M extends Quantity = never,
  const D extends Quantity = never,
  const N extends Quantity = never,
>(props: PodResourcesProps<C, M, D, N>): PodMixin<{}, never, never> {
  requireObject(withPodResources, props, "withPodResources({ requests: { cpu: '1' } })");
  const { patch, problems } = saidResources(
    props,
    { path: 'spec.resources' },
    (resources) => `use withPodSpec({ resources: ${resources} })`,
  );
  return podMixin(
    withPodResources,
    [{ effect: 'patch pod', mode: 'patch', patch: { resources: patch } }],
    [...problems, ...unknownProps(props, known, { path: 'spec.resources' })],
  );
}

const known = ['cpu', 'memory', 'requests', 'limits'];
