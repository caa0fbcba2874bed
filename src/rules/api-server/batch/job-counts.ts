import type { Rule } from '../../rule';
import { refuseNegativeField } from '../controllers/counts';
import { refuseUnlessDomainPrefixedPath } from '../formats/domain-prefixed-path';
import { isLongerThan } from '../formats/byte-length';
import type { JobSpecNode } from './job-scope';

const page = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/';

const refuseNegativeJobCounts: Rule<JobSpecNode> = {
  id: 'refuse-negative-job-counts',
  refuses: 'a negative number of pods, of retries or of seconds in a Job',
  covers: ['JOB-12', 'JOB-13', 'JOB-14', 'JOB-15', 'JOB-16', 'JOB-17', 'JOB-18'],
  reference: page,
  check(spec, at) {
    refuseNegativeField(spec.parallelism, 'parallelism', at);
    refuseNegativeField(spec.completions, 'completions', at);
    refuseNegativeField(spec.activeDeadlineSeconds, 'activeDeadlineSeconds', at);
    refuseNegativeField(spec.backoffLimit, 'backoffLimit', at);
    refuseNegativeField(spec.ttlSecondsAfterFinished, 'ttlSecondsAfterFinished', at);
    refuseNegativeField(spec.backoffLimitPerIndex, 'backoffLimitPerIndex', at);
    refuseNegativeField(spec.maxFailedIndexes, 'maxFailedIndexes', at);
  },
};

const requireBackoffLimitPerIndex: Rule<JobSpecNode> = {
  id: 'require-backoff-limit-per-index',
  refuses: 'maxFailedIndexes without backoffLimitPerIndex',
  covers: ['JOB-19'],
  reference: `${page}#backoff-limit-per-index`,
  check({ maxFailedIndexes, backoffLimitPerIndex }, at) {
    if (maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined) {
      at.child('backoffLimitPerIndex').required('when maxFailedIndexes is specified');
    }
  },
};

const mostManagedByBytes = 63;

const checkManagedBy: Rule<JobSpecNode> = {
  id: 'check-managed-by',
  refuses: 'a managedBy that is no domain and path, or longer than 63 bytes',
  covers: ['JOB-20', 'JOB-21', 'JOB-22', 'JOB-23', 'JOB-24'],
  reference: `${page}#delegation-of-managing-a-job-object-to-external-controller`,
  check({ managedBy }, at) {
    if (managedBy === undefined) return;
    const place = at.child('managedBy');
    refuseUnlessDomainPrefixedPath(managedBy, place);
    if (isLongerThan(managedBy, mostManagedByBytes)) place.tooLong(mostManagedByBytes);
  },
};

const replacements: readonly string[] = ['Failed', 'TerminatingOrFailed'];

const checkPodReplacementPolicy: Rule<JobSpecNode> = {
  id: 'check-pod-replacement-policy',
  refuses:
    'a podReplacementPolicy other than TerminatingOrFailed and Failed, or than Failed beside a podFailurePolicy',
  covers: ['JOB-53', 'JOB-54'],
  reference: `${page}#pod-replacement-policy`,
  check({ podReplacementPolicy: policy, podFailurePolicy }, at) {
    if (policy === undefined || policy === 'Failed') return;
    if (podFailurePolicy !== undefined)
      at.child('podReplacementPolicy').notSupported(policy, ['Failed']);
    else if (!replacements.includes(policy)) {
      at.child('podReplacementPolicy').notSupported(policy, replacements);
    }
  },
};

/** The rules of the numbers and policies of a Job. */
export const jobCountRules: readonly Rule<JobSpecNode>[] = [
  refuseNegativeJobCounts,
  requireBackoffLimitPerIndex,
  checkManagedBy,
  checkPodReplacementPolicy,
];
