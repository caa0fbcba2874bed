import { appContainer, refuseScope, requireProps, type Misplaced } from './app-container';
import type { ImageOf } from './image';
import { requirePorts, type PortClaims, type Ports } from './ports';
import { PodTemplate } from './template';

/** What a {@link WebPod} is made of. */
export interface WebPodProps<
  I extends string,
  P extends number,
  N extends string,
  X extends Ports,
> {
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /** The port it serves, named `http`; 1 to 65535. */
  readonly port: P;
  /**
   * The name of the container.
   * @defaultValue `'app'`
   */
  readonly name?: N;
  /** More ports, by name. */
  readonly ports?: X;
  /** Replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** Replaces the image's arguments. */
  readonly args?: readonly string[];
}

/** The state of a {@link WebPod}. */
export type WebState<P extends number, N extends string, X> = {
  readonly [K in `container ${N}`]: 'app';
} & { readonly 'port http': P } & { readonly [K in `number ${P}/TCP`]: 'http' } & PortClaims<X>;

/**
 * A pod that serves a port: one container named `app` with a port named `http`. Everything else is a mixin.
 *
 * @example
 * const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class WebPod<
  const P extends number,
  const I extends string = string,
  const N extends string = 'app',
  const X extends Ports = {},
> extends PodTemplate<WebState<P, N, X>> {
  constructor(props: WebPodProps<I, P, N, X>);
  /** Refused: a template is placed by a workload. */
  constructor(scope: Misplaced, id: string, props?: unknown);
  constructor(...given: readonly unknown[]) {
    refuseScope('WebPod', given);
    requireProps('WebPod', given[0]);
    const { image, port, name, ports, command, args } = given[0] as WebPodProps<
      string,
      number,
      string,
      Ports
    >;
    if (ports !== undefined) requirePorts(ports);
    const fields = {
      image,
      ...(command === undefined ? {} : { command }),
      ...(args === undefined ? {} : { args }),
    };
    const all = { http: port, ...ports };
    super([appContainer(WebPod, name ?? 'app', fields, given[0] as object, known, all)]);
  }
}

const known = ['image', 'port', 'name', 'ports', 'command', 'args'];
