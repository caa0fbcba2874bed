import type { Construct } from 'constructs';
import type { JobSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { RenderedPod } from '../pod/render';
import type { AnyState } from '../pod/state';
import type { ObjectProps } from './object-definition';
import type { PodFor } from './placement';
import { Workload } from './workload';
import { markClass } from './class-mark';

/** What a {@link Job} takes: the pod, and every field of its spec. */
export interface JobProps<S> extends ObjectProps, Omit<JobSpec, 'template'> {
  /** The pod that it runs to completion. */
  readonly pod: PodFor<S, 'Job'>;
  /**
   * Whether a container that fails starts again in its pod, or the Job makes another pod, which keeps the logs of the
   * one that failed.
   * @defaultValue `'Never'`: another pod, `backoffLimit` times at most
   */
  readonly restartPolicy?: 'OnFailure' | 'Never';
}

/**
 * Runs pods until as many as asked for have completed.
 *
 * The server makes the selector and the labels by which a Job finds its pods.
 *
 * @example
 * new Job(chart, 'migrate', { pod: JobPod.from(web, { command: ['migrate'] }), backoffLimit: 2 });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job<out S = AnyState> extends Workload<S> {
  static {
    markClass(this, 'Job');
  }

  constructor(scope: Construct, id: string, props: JobProps<S>) {
    requirePlace(Job, scope, id, props, "new Job(chart, 'migrate', { pod: task })");
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'Job',
      apiVersion: 'batch/v1',
      call: Job,
      podPath: 'spec.template',
      pod,
      fields,
    });
  }

  protected override specOf(pod: RenderedPod): object {
    const { restartPolicy, ...spec } = this.fields;
    return { ...spec, template: this.templateOf(pod, completing(pod, restartPolicy)) };
  }
}

/** The restart policy of a pod that runs to completion: the workload's, else the pod's own, else `Never`. */
export function completing(
  { spec }: RenderedPod,
  said: unknown,
): { readonly restartPolicy: 'OnFailure' | 'Never' } {
  return { restartPolicy: (said ?? spec.restartPolicy ?? 'Never') as 'Never' };
}
