import type { Quantity, ResourceClaim } from '../kubernetes';
import { podMixin, type PodMixin } from '../pod/mixin';
import { requireObject } from '../manifest/given';
import { unknownProps } from '../pod/props';
import { saidResources, type ContainerAmounts, type UsualAmounts } from '../pod/resources';
import { firstOf, targetOf, type TargetRole } from '../pod/target';

/** What {@link withResources} takes; `cpu` and `memory` stand for the usual case. */
export interface ResourcesProps<
  K extends string,
  C extends Quantity,
  M extends Quantity,
  D extends Quantity,
  N extends Quantity,
> extends UsualAmounts<C, M> {
  /** What a node must have free for it; where it is left out, the limit. */
  readonly requests?: ContainerAmounts<C, M>;
  /** What it may use at most: CPU beyond is held back, memory beyond ends the container. */
  readonly limits?: ContainerAmounts<D, N>;
  /** Devices that the pod has claimed with `resourceClaims`, by name. */
  readonly claims?: readonly ResourceClaim[];
  /**
   * The containers to set it for: a name, several, or a role.
   * @defaultValue `'app'`, the pod's first app container
   */
  readonly container?: K | readonly K[];
}

/** The mixin that sets resources of containers. */
export type Resources<K extends string> = PodMixin<
  {},
  `container ${Exclude<K, TargetRole>}`,
  never
>;

/**
 * Sets what a container requests and may use at most; replaces amount by amount, `null` removes one, a later call wins.
 *
 * Amounts are kept as written: `'2Gi'` stays `2Gi`. A limit alone is the request too. Refused is what is no amount
 * (`'1000mc'`, `'2GB'`, less than zero), CPU in units of memory and memory in thousandths of a byte.
 *
 * @example
 * withResources({ cpu: '250m', memory: '256Mi' });
 * withResources({ container: 'logs', requests: { cpu: '50m' }, limits: { memory: '64Mi', 'nvidia.com/gpu': 1 } });
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function withResources<
  const K extends string = never,
  const C extends Quantity = never,
  const M extends Quantity = never,
  const D extends Quantity = never,
  const N extends Quantity = never,
>(props: ResourcesProps<K, C, M, D, N>): Resources<K> {
  requireObject(withResources, props, "withResources({ requests: { cpu: '100m' } })");
  const { container: asked, ...said } = props as unknown as ResourcesProps<
    string,
    Quantity,
    Quantity,
    Quantity,
    Quantity
  >;
  const container = targetOf(withResources, asked);
  const first = firstOf(container);
  const { patch, problems } = saidResources(
    said,
    { container: first, path: 'resources' },
    (resources) => `use withContainer('${first}', { resources: ${resources} })`,
  );
  return podMixin(
    withResources,
    [
      {
        effect: 'patch containers',
        target: container,
        mode: 'patch',
        patch: { resources: patch },
      },
    ],
    [...problems, ...unknownProps(props, known, { container: first, path: 'resources' })],
  );
}

const known = ['cpu', 'memory', 'requests', 'limits', 'claims', 'container'];
