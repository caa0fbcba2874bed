import type { CronJob, Job } from '../../kubernetes';
import { goodPractice, type ObjectAdvice } from './advice';
import { isHook } from './hooks';

const cronPage = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/';

/** A Job that has ended is not kept for ever. */
export const expireFinishedJob: ObjectAdvice<Job> = {
  ...goodPractice,
  id: 'expire-finished-job',
  refuses: 'a Job without ttlSecondsAfterFinished',
  knownAs: ['kube-linter job-ttl-seconds-after-finished'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
  remedy: 'ttlSecondsAfterFinished: 86400, or how long the log is wanted',
  check({ spec, metadata }, at) {
    if (spec?.ttlSecondsAfterFinished !== undefined || isHook(metadata)) return;
    if ((metadata?.ownerReferences ?? []).length > 0) return;
    at.child('spec')
      .child('ttlSecondsAfterFinished')
      .problem(
        'FieldValueRequired',
        'the Job and its pods stay when it has ended, until somebody deletes them',
      );
  },
};

/** A run that could not start in time is not made up for later. */
export const setCronJobDeadline: ObjectAdvice<CronJob> = {
  ...goodPractice,
  id: 'set-cron-job-deadline',
  refuses: 'a CronJob without startingDeadlineSeconds, or with less than 10',
  knownAs: ['kube-score cronjob-has-deadline', 'Datree CRONJOB_MISSING_STARTINGDEADLINESECOND_KEY'],
  reference: `${cronPage}#starting-deadline`,
  remedy: 'startingDeadlineSeconds: 300, or how late a run may still start',
  check({ spec }, at) {
    const deadline = spec?.startingDeadlineSeconds;
    if (deadline !== undefined && deadline >= 10) return;
    const place = at.child('spec').child('startingDeadlineSeconds');
    if (deadline === undefined) {
      place.problem(
        'FieldValueRequired',
        'without a deadline a run that was missed starts at any later time, and after 100 missed runs none starts any more',
      );
    } else {
      place.problem(
        'FieldValueInvalid',
        `a deadline of ${deadline} s is shorter than the 10 s between two looks at the schedule: runs are missed`,
      );
    }
  },
};

/** Whether two runs may overlap is a decision. */
export const stateConcurrencyPolicy: ObjectAdvice<CronJob> = {
  ...goodPractice,
  id: 'state-concurrency-policy',
  refuses: 'a CronJob that does not say whether its runs may overlap',
  knownAs: ['Datree CRONJOB_MISSING_CONCURRENCYPOLICY_KEY'],
  reference: `${cronPage}#concurrency-policy`,
  remedy: "concurrencyPolicy: 'Forbid' or 'Replace', or 'Allow' where overlapping is meant",
  check({ spec }, at) {
    if (spec?.concurrencyPolicy) return;
    at.child('spec')
      .child('concurrencyPolicy')
      .problem('FieldValueRequired', 'a run that takes long runs beside the next one');
  },
};
