import type { JobSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';

/** The spec of a Job as rules meet it, on its own or in a CronJob. */
export type JobSpecNode = Decoded<JobSpec>;

/** What the rules of a Job's spec know besides: its fields after the server has filled them in. */
export interface JobScope {
  readonly completions: number | undefined;
  readonly parallelism: number | undefined;
  readonly indexed: boolean;
  readonly nonIndexed: boolean;
}

/** The knowledge that the rules of a Job's spec share; the server fills in less in a CronJob. */
export function jobScope(spec: JobSpecNode, inCronJob: boolean): JobScope {
  const { completionMode = 'NonIndexed', completions, parallelism } = spec;
  const neither = !inCronJob && completions === undefined && parallelism === undefined;
  return {
    completions: neither ? 1 : completions,
    parallelism,
    indexed: completionMode === 'Indexed',
    nonIndexed: completionMode === 'NonIndexed',
  };
}
