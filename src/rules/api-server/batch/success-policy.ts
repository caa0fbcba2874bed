import type { SuccessPolicyRule } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { isLongerThan } from '../formats/byte-length';
import { countIndexes } from '../formats/index-intervals';
import { leastMessage } from '../formats/messages';
import type { JobScope, JobSpecNode } from './job-scope';

const mostRules = 20;
const mostIndexBytes = 64 * 1024;

/** When an Indexed Job has succeeded although not all of its pods have. */
export const checkSuccessPolicy: Rule<JobSpecNode, JobScope> = {
  id: 'check-success-policy',
  refuses:
    'a successPolicy without rules or with more than 20, and a rule without indexes or count, or whose indexes or count the Job does not have',
  covers: ['JOB-56', 'JOB-57', 'JOB-58', 'JOB-59', 'JOB-60', 'JOB-61', 'JOB-62', 'JOB-63'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy',
  check({ successPolicy }, at, { indexed, completions }) {
    if (successPolicy === undefined || !indexed) return;
    const { rules = [] } = successPolicy;
    const place = at.child('successPolicy').child('rules');
    if (rules.length === 0) {
      place.required('at least one rules must be specified when the successPolicy is specified');
    }
    if (rules.length > mostRules) place.tooMany(rules.length, mostRules);
    rules.forEach((rule, position) => refuseMalformed(rule, completions, place.index(position)));
  },
};

function refuseMalformed(
  { succeededIndexes: indexes, succeededCount: count }: Decoded<SuccessPolicyRule>,
  completions: number | undefined,
  at: FieldPath,
): void {
  if (indexes === undefined && count === undefined) {
    at.required('at least one of succeededCount or succeededIndexes must be specified');
  }
  // Without completions the Job is refused anyway, and there is nothing to count against.
  if (completions === undefined) return;
  const found = indexes === undefined ? undefined : countIndexes(indexes, completions);
  if (indexes !== undefined) {
    const place = at.child('succeededIndexes');
    if (isLongerThan(indexes, mostIndexBytes)) place.tooLong(mostIndexBytes);
    if (typeof found === 'string') {
      place.invalid(indexes, `error parsing succeededIndexes: ${found}`);
    }
  }
  if (count === undefined) return;
  const place = at.child('succeededCount');
  if (count < 0) place.invalid(count, leastMessage(0));
  if (count > completions) {
    place.invalid(count, `${atMost(completions)} (the number of specified completions)`);
  }
  const total = typeof found === 'string' ? 0 : found;
  if (total !== undefined && count > total) {
    place.invalid(
      count,
      `${atMost(total)} (the number of indexes in the specified succeededIndexes field)`,
    );
  }
}

function atMost(count: number): string {
  return `must be less than or equal to ${count}`;
}
