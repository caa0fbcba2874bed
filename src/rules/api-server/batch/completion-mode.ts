import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { JobScope, JobSpecNode } from './job-scope';

const page = 'https://kubernetes.io/docs/concepts/workloads/controllers/job/';
const modes: readonly string[] = ['NonIndexed', 'Indexed'];
const most = 100_000;
const manyCompletions = 100_000;
const mostOfMany = 10_000;

const checkCompletionMode: Rule<JobSpecNode, JobScope> = {
  id: 'check-completion-mode',
  refuses: 'a completionMode other than NonIndexed and Indexed',
  covers: ['JOB-25'],
  reference: `${page}#completion-mode`,
  check({ completionMode }, at, { indexed, nonIndexed }) {
    if (!indexed && !nonIndexed) at.child('completionMode').notSupported(completionMode, modes);
  },
};

const limitIndexedJob: Rule<JobSpecNode, JobScope> = {
  id: 'limit-indexed-job',
  refuses:
    'an Indexed Job without completions, or with more parallelism or failures than it can track',
  covers: ['JOB-26', 'JOB-27', 'JOB-28', 'JOB-29', 'JOB-30', 'JOB-31', 'JOB-32'],
  reference: `${page}#completion-mode`,
  check(spec, at, { indexed, completions, parallelism = 0 }) {
    if (!indexed) return;
    const { maxFailedIndexes } = spec;
    if (completions === undefined) {
      at.child('completions').required('when completion mode is Indexed');
    }
    if (parallelism > most) {
      at.child('parallelism').invalid(
        parallelism,
        `${atMost(most)} when completion mode is Indexed`,
      );
    }
    if (maxFailedIndexes !== undefined) {
      const place = at.child('maxFailedIndexes');
      if (completions !== undefined && maxFailedIndexes > completions) {
        place.invalid(maxFailedIndexes, 'must be less than or equal to completions');
      }
      if (maxFailedIndexes > most) place.invalid(maxFailedIndexes, atMost(most));
    }
    if (completions !== undefined && completions > manyCompletions)
      limitMany(spec, parallelism, at);
  },
};

function limitMany(
  { backoffLimitPerIndex, maxFailedIndexes }: JobSpecNode,
  parallelism: number,
  at: FieldPath,
): void {
  if (backoffLimitPerIndex === undefined) return;
  const why = `${atMost(mostOfMany)} when completions are above ${manyCompletions} and used with backoff limit per index`;
  if (maxFailedIndexes === undefined) {
    at.child('maxFailedIndexes').required(
      `must be specified when completions is above ${manyCompletions}`,
    );
  } else if (maxFailedIndexes > mostOfMany)
    at.child('maxFailedIndexes').invalid(maxFailedIndexes, why);
  if (parallelism > mostOfMany) at.child('parallelism').invalid(parallelism, why);
}

function atMost(count: number): string {
  return `must be less than or equal to ${count}`;
}

const keepIndexedFields: Rule<JobSpecNode, JobScope> = {
  id: 'keep-indexed-fields-to-indexed-jobs',
  refuses: 'backoffLimitPerIndex, maxFailedIndexes or successPolicy in a Job that is not Indexed',
  covers: ['JOB-33', 'JOB-34', 'JOB-55'],
  reference: `${page}#completion-mode`,
  remedy: 'set completionMode to Indexed',
  check({ backoffLimitPerIndex, maxFailedIndexes, successPolicy }, at, { indexed, nonIndexed }) {
    if (indexed) return;
    const why = 'requires indexed completion mode';
    if (successPolicy !== undefined) at.child('successPolicy').invalid(successPolicy, why);
    if (!nonIndexed) return;
    if (backoffLimitPerIndex !== undefined) {
      at.child('backoffLimitPerIndex').invalid(backoffLimitPerIndex, why);
    }
    if (maxFailedIndexes !== undefined) at.child('maxFailedIndexes').invalid(maxFailedIndexes, why);
  },
};

const warnOfUntrackedIndexes: Rule<JobSpecNode, JobScope> = {
  id: 'warn-of-untracked-indexes',
  refuses: 'an Indexed Job of so many indexes that Kubernetes might lose track of them',
  severity: 'warning',
  check(_, at, { indexed, completions = 0, parallelism = 0 }) {
    if (!indexed || completions <= manyCompletions || parallelism <= mostOfMany) return;
    at.problem(
      'FieldValueInvalid',
      'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail',
    );
  },
};

/** The rules of what depends on a Job's completion mode. */
export const completionModeRules: readonly Rule<JobSpecNode, JobScope>[] = [
  checkCompletionMode,
  limitIndexedJob,
  keepIndexedFields,
  warnOfUntrackedIndexes,
];
