import type { Container } from '../kubernetes';
import type { Relation } from '../pod/effect';
import { imageProblems, type ImageOf } from '../pod/image';
import { podMixin, type PodMixin } from '../pod/mixin';
import { requireContainer } from '../pod/props';
import { withPorts, type PortClaims, type PortNames, type Ports } from '../pod/ports';

/** What {@link withSidecar} takes: its own few props, and every field of a container in Kubernetes' spelling. */
export interface SidecarProps<I extends string, N extends string, P extends Ports>
  extends Omit<Container, 'name' | 'image' | 'ports' | 'restartPolicy'>, Relation {
  /** The name of the container, which no other container of the pod has. */
  readonly name: N;
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /** Its ports, by name. */
  readonly ports?: P;
}

/** The mixin that adds a sidecar. */
export type Sidecar<N extends string, P> = PodMixin<
  { readonly [K in `container ${N}`]: 'sidecar' } & PortClaims<P>,
  never,
  `container ${N}` | PortNames<P>
>;

/**
 * Adds a native sidecar, an init container that keeps running; refuses a name or a port number that the pod has.
 *
 * It starts before the app, in the order said by `before` and `after`, and ends after it.
 *
 * @example
 * withSidecar({
 *   name: 'logs',
 *   image: 'fluent/fluent-bit:3.1.9',
 *   ports: { metrics: 2020 },
 *   securityContext: { runAsUser: 65532 },
 * });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function withSidecar<
  const N extends string,
  const I extends string,
  const P extends Ports = {},
>(props: SidecarProps<I, N, P>): Sidecar<N, P> {
  requireContainer(withSidecar, props);
  const { name, ports, before, after, ...fields } = props as unknown as SidecarProps<
    string,
    string,
    Ports
  >;
  return podMixin(
    withSidecar,
    [
      {
        effect: 'add container',
        role: 'sidecar',
        name,
        ...withPorts(fields, ports),
        order: {
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        },
      },
    ],
    imageProblems(name, fields.image),
  );
}
