import type { Construct } from 'constructs';
import type { CronJobSpec, JobSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { RenderedPod } from '../pod/render';
import type { AnyState } from '../pod/state';
import { isObject } from '../pod/merge';
import { completing } from './job';
import type { ObjectProps } from './object-definition';
import type { ObjectMetadata } from './object-metadata';
import type { PodFor } from './placement';
import { Workload } from './workload';
import { markClass } from './class-mark';

/** What the Jobs of a {@link CronJob} are like: their metadata, and every field of their spec but the pod. */
export interface JobTemplateProps {
  readonly metadata?: ObjectMetadata;
  readonly spec?: Omit<JobSpec, 'template'>;
}

/** What a {@link CronJob} takes: the pod, and every field of its spec. */
export interface CronJobProps<S> extends ObjectProps, Omit<CronJobSpec, 'jobTemplate'> {
  /** The pod that each of its Jobs runs to completion. */
  readonly pod: PodFor<S, 'CronJob'>;
  /** Its Jobs: labels, `backoffLimit`, `activeDeadlineSeconds` and the rest. */
  readonly jobTemplate?: JobTemplateProps;
  /**
   * Whether a container that fails starts again in its pod, or the Job makes another pod, which keeps the logs of the
   * one that failed.
   * @defaultValue `'Never'`: another pod, `backoffLimit` times at most
   */
  readonly restartPolicy?: 'OnFailure' | 'Never';
}

/**
 * Makes a Job at the times of a schedule.
 *
 * Its name holds 52 characters at most: a longer one from the construct's path is cut, with a digest of the whole.
 *
 * @example
 * new CronJob(chart, 'report', { schedule: '0 6 * * *', timeZone: 'Europe/Berlin', pod: report });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class CronJob<out S = AnyState> extends Workload<S> {
  static {
    markClass(this, 'CronJob');
  }

  constructor(scope: Construct, id: string, props: CronJobProps<S>) {
    requirePlace(
      CronJob,
      scope,
      id,
      props,
      "new CronJob(chart, 'clean-up', { schedule: '@daily', pod: task })",
    );
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'CronJob',
      apiVersion: 'batch/v1',
      call: CronJob,
      podPath: 'spec.jobTemplate.spec.template',
      pod,
      fields,
    });
  }

  protected override specOf(pod: RenderedPod): object {
    const { restartPolicy, jobTemplate: said, ...spec } = this.fields;
    const jobTemplate: unknown = said ?? {};
    // What is no object, the decoder's rules tell of.
    if (!isObject(jobTemplate)) return { ...spec, jobTemplate };
    const { spec: job, ...rest }: JobTemplateProps = jobTemplate;
    if (job !== undefined && job !== null && !isObject(job)) return { ...spec, jobTemplate };
    const template = this.templateOf(pod, completing(pod, restartPolicy));
    return { ...spec, jobTemplate: { ...rest, spec: { ...job, template } } };
  }
}
