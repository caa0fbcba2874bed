import type { Job } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { checkLabelsFromTemplate } from '../controllers/defaulted-labels';
import { recommendLabelName } from '../controllers/object-name-warning';
import { dns1123LabelErrors } from '../formats/dns-name';
import { generatedName } from '../metadata/object-name';
import { judgePodTemplate } from '../pods/judge-pod';
import { completionModeRules } from './completion-mode';
import { jobCountRules } from './job-counts';
import { jobScope, type JobScope, type JobSpecNode } from './job-scope';
import {
  checkJobNameAsLabel,
  checkJobSelector,
  keepGeneratedLabels,
  matchJobSelectorToTemplate,
} from './job-selector';
import { requireRestartPolicyOfJob } from './job-template';
import { checkPodFailurePolicy } from './pod-failure-policy';
import { checkSuccessPolicy } from './success-policy';

/** A Job as rules meet it. */
export type JobNode = Decoded<Job>;

const limitIndexedJobName: Rule<JobNode> = {
  id: 'limit-indexed-job-name',
  refuses: 'an Indexed Job whose pods would get host names that are no DNS labels',
  covers: ['JOB-2'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
  check({ metadata, spec = {} }, at) {
    const { indexed, completions = 0 } = jobScope(spec, false);
    if (!indexed || completions <= 0) return;
    const name = metadata?.name || (metadata?.generateName && generatedName(metadata.generateName));
    const host = `${name || ''}-${completions - 1}`;
    if (dns1123LabelErrors(host).length === 0) return;
    at.child('metadata')
      .child('name')
      .invalid(name || '', `will not able to create pod with invalid DNS label: ${host}`);
  },
};

/** The rules of a Job as a whole. */
export const jobRules: readonly Rule<JobNode>[] = [
  recommendLabelName,
  checkLabelsFromTemplate,
  keepGeneratedLabels,
  checkJobSelector,
  matchJobSelectorToTemplate,
  checkJobNameAsLabel,
  limitIndexedJobName,
];

/** The rules of a Job's spec, on its own or in a CronJob. */
export const jobSpecRules: readonly Rule<JobSpecNode, JobScope>[] = [
  ...jobCountRules,
  ...completionModeRules,
  checkPodFailurePolicy,
  checkSuccessPolicy,
  requireRestartPolicyOfJob,
];

/** Judges a Job. */
export function judgeJob(object: JobNode, at: FieldPath): void {
  run(jobRules, object, at, undefined);
  judgeJobSpec(object.spec ?? {}, at.child('spec'), 'Job');
}

/** Judges the spec of a Job; the owner is `Job` or `CronJob`. */
export function judgeJobSpec(spec: JobSpecNode, at: FieldPath, owner: string): void {
  run(jobSpecRules, spec, at, jobScope(spec, owner === 'CronJob'));
  judgePodTemplate(spec.template ?? {}, at.child('template'), owner);
}
