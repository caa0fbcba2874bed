import { requireOptions } from '../manifest/given';
import { appContainer, refuseScope, requireProps, type Misplaced } from './app-container';
import type { ImageOf } from './image';
import { podMixin, type Mixin } from './mixin';
import { unknownProps } from './props';
import { isPodTemplate, PodTemplate, type PodTemplateLike } from './template';

/** What a {@link JobPod} is made of. */
export interface JobPodProps<I extends string, N extends string> {
  /** The image, with a tag other than `latest` or a digest. */
  readonly image: ImageOf<I>;
  /**
   * The name of the container.
   * @defaultValue `'app'`
   */
  readonly name?: N;
  /** Replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** Replaces the image's arguments. */
  readonly args?: readonly string[];
}

/** The state of a {@link JobPod}. */
export type JobState<N extends string> = { readonly [K in `container ${N}`]: 'app' };

/** What {@link JobPod.from} changes. */
export interface JobFromProps {
  /** What the app container runs in the Job, in place of the image's entrypoint. */
  readonly command?: readonly string[];
  /** The arguments. */
  readonly args?: readonly string[];
}

/** What is left of a state when nothing is served: every claim but the ports. */
export type WithoutPorts<S> = {
  readonly [K in keyof S as K extends `port ${string}` | `number ${string}` ? never : K]: S[K];
};

/**
 * A pod that runs to completion: one container named `app`. Everything else is a mixin.
 *
 * @example
 * const migrate = new JobPod({ image: 'ghcr.io/acme/shop:1.4.2', command: ['migrate'] });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class JobPod<
  const I extends string = string,
  const N extends string = 'app',
> extends PodTemplate<JobState<N>> {
  constructor(props: JobPodProps<I, N>);
  /** Refused: a template is placed by a workload. */
  constructor(scope: Misplaced, id: string, props?: unknown);
  constructor(...given: readonly unknown[]) {
    refuseScope('JobPod', given);
    requireProps('JobPod', given[0]);
    const { image, name, command, args } = given[0] as JobPodProps<string, string>;
    const fields = {
      image,
      ...(command === undefined ? {} : { command }),
      ...(args === undefined ? {} : { args }),
    };
    super([appContainer(JobPod, name ?? 'app', fields, given[0] as object, known)]);
  }

  /**
   * Makes a pod that runs to completion from one that serves: image, environment, volumes, accounts, waits and sidecars
   * stay. Spread constraints go, and what the app containers have for serving: ports, probes, preStop hooks, the time to
   * drain. `command` and `args` replace.
   *
   * @example
   * new Job(chart, 'migrate', { pod: JobPod.from(web, { command: ['migrate'] }) });
   */
  static from<S>(
    this: void,
    pod: PodTemplateLike<S>,
    props: JobFromProps = {},
  ): PodTemplate<WithoutPorts<S>> {
    if (!isPodTemplate(pod))
      throw new TypeError('JobPod.from takes a pod template: JobPod.from(web, { command: [...] })');
    requireOptions('JobPod.from', props, "JobPod.from(web, { command: ['migrate'] })");
    const { command, args } = props;
    const changed = {
      ...(command === undefined ? {} : { command, args: args ?? null }),
      ...(args === undefined ? {} : { args }),
    };
    const mixin = podMixin<any>(
      JobPod.from,
      [
        { effect: 'patch containers', target: 'app', patch: changed, mode: 'patch' },
        { effect: 'drop serving' },
      ],
      unknownProps(props, ['command', 'args'], { container: 'app', path: '' }),
    );
    return new PodTemplate([...pod.mixins, mixin as Mixin]);
  }
}

const known = ['image', 'name', 'command', 'args'];
