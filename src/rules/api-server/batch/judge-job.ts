import type { Job } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A Job as rules meet it. */
export type JobNode = Decoded<Job>;

/** The rules of a Job. */
export const jobRules: readonly Rule<JobNode>[] = [];

/** Judges a Job. */
export function judgeJob(object: JobNode, at: FieldPath): void {
  run(jobRules, object, at, undefined);
  judgePodTemplate(object.spec?.template ?? {}, at.child('spec').child('template'), 'Job');
}
