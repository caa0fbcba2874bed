import { appContainer, refuseScope, requireProps, type Misplaced } from './app-container';
import type { ImageOf } from './image';
import { type PortClaims, type Ports } from './ports';
import { PodTemplate } from './template';

/** What a {@link WorkerPod} is made of. */
export interface WorkerPodProps<I extends string, N extends string, X extends Ports> {
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /**
   * The name of the container.
   * @defaultValue `'app'`
   */
  readonly name?: N;
  /** Ports that others ask for other things than its work, for example metrics, by name. */
  readonly ports?: X;
  /** Replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** Replaces the image's arguments. */
  readonly args?: readonly string[];
}

/** The state of a {@link WorkerPod}. */
export type WorkerState<N extends string, X> = {
  readonly [K in `container ${N}`]: 'app';
} & PortClaims<X>;

/**
 * A pod that keeps running without serving: one container named `app`. Everything else is a mixin.
 *
 * @example
 * const worker = new WorkerPod({ image: 'ghcr.io/acme/mailer:2.0.1', args: ['--queue', 'mail'] });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class WorkerPod<
  const I extends string = string,
  const N extends string = 'app',
  const X extends Ports = {},
> extends PodTemplate<WorkerState<N, X>> {
  constructor(props: WorkerPodProps<I, N, X>);
  /** Refused: a template is placed by a workload. */
  constructor(scope: Misplaced, id: string, props?: unknown);
  constructor(...given: readonly unknown[]) {
    refuseScope('WorkerPod', given);
    requireProps('WorkerPod', given[0]);
    const { image, name, ports, command, args } = given[0] as WorkerPodProps<string, string, Ports>;
    const fields = {
      image,
      ...(command === undefined ? {} : { command }),
      ...(args === undefined ? {} : { args }),
    };
    super([appContainer(WorkerPod, name ?? 'app', fields, given[0] as object, known, ports)]);
  }
}

const known = ['image', 'name', 'ports', 'command', 'args'];
