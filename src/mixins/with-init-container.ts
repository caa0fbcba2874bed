import type { Container } from '../kubernetes';
import type { Relation } from '../pod/effect';
import { imageProblems, type ImageOf } from '../pod/image';
import { podMixin, type PodMixin } from '../pod/mixin';
import { requireContainer } from '../pod/props';

/** Why a plain init container has no probes: it is done before anybody could ask. */
export type NoProbes =
  'a plain init container runs to completion: probe the container it prepares, or make it a sidecar';

/** What {@link withInitContainer} takes: its own few props, and every field of an init container. */
export interface InitContainerProps<I extends string, N extends string>
  extends
    Omit<
      Container,
      | 'name'
      | 'image'
      | 'restartPolicy'
      | 'livenessProbe'
      | 'readinessProbe'
      | 'startupProbe'
      | 'lifecycle'
    >,
    Relation {
  /** The name of the container, which no other container of the pod has. */
  readonly name: N;
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  readonly livenessProbe?: NoProbes;
  readonly readinessProbe?: NoProbes;
  readonly startupProbe?: NoProbes;
  readonly lifecycle?: 'a plain init container has no lifecycle hooks: make it a sidecar, or do it in its command';
  readonly restartPolicy?: 'an init container with restartPolicy Always is a sidecar: use withSidecar({ ... })';
}

/** The mixin that adds a plain init container. */
export type InitContainer<N extends string> = PodMixin<
  { readonly [K in `container ${N}`]: 'init' },
  never,
  `container ${N}`
>;

/**
 * Adds a container that runs to completion before the app starts; refuses a name that the pod has.
 *
 * Init containers run one after the other: in the order said by `before` and `after`, else as they were added. They
 * run again when the pod restarts, so what they do must bear repeating.
 *
 * @example
 * withInitContainer({ name: 'migrate', image: 'ghcr.io/acme/shop:1.4.2', command: ['migrate'], after: 'proxy' });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function withInitContainer<const N extends string, const I extends string>(
  props: InitContainerProps<I, N>,
): InitContainer<N> {
  requireContainer(withInitContainer, props);
  const { name, before, after, ...fields } = props as unknown as InitContainerProps<string, string>;
  return podMixin(
    withInitContainer,
    [
      {
        effect: 'add container',
        role: 'init',
        name,
        container: fields as unknown as Container,
        order: {
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        },
      },
    ],
    imageProblems(name, fields.image),
  );
}
