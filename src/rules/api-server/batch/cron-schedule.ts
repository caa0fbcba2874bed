import type { CronJobSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { Rule } from '../../rule';
import { refuseNegativeField } from '../controllers/counts';
import { cronScheduleError } from '../formats/cron-schedule';
import { timeZoneErrors } from '../formats/time-zone';

/** The spec of a CronJob as rules meet it. */
export type CronJobSpecNode = Decoded<CronJobSpec>;

const page = 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/';

const checkSchedule: Rule<CronJobSpecNode> = {
  id: 'check-schedule',
  refuses: 'a CronJob without a schedule, with one that cannot be read, or with a time zone in it',
  covers: ['CRON-3', 'CRON-4', 'CRON-5'],
  reference: `${page}#schedule-syntax`,
  check({ schedule }, at) {
    if (!schedule) {
      at.child('schedule').required();
      return;
    }
    if (schedule.includes('TZ')) {
      at.child('schedule').invalid(
        schedule,
        'cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
      );
      if (/^(?:CRON_)?TZ=/.test(schedule)) return;
    }
    const error = cronScheduleError(schedule);
    if (error !== undefined) at.child('schedule').invalid(schedule, error);
  },
};

const checkTimeZone: Rule<CronJobSpecNode> = {
  id: 'check-time-zone',
  refuses: 'a time zone that the IANA database does not name',
  covers: ['CRON-8', 'CRON-9', 'CRON-10', 'CRON-11'],
  reference: `${page}#time-zones`,
  check({ timeZone }, at) {
    if (timeZone !== undefined)
      at.child('timeZone').invalidEach(timeZone, timeZoneErrors(timeZone));
  },
};

const policies: readonly string[] = ['Allow', 'Forbid', 'Replace'];

const checkConcurrencyPolicy: Rule<CronJobSpecNode> = {
  id: 'check-concurrency-policy',
  refuses: 'a concurrencyPolicy other than Allow, Forbid and Replace',
  covers: ['CRON-13'],
  reference: `${page}#concurrency-policy`,
  check({ concurrencyPolicy: policy }, at) {
    if (!policy || policies.includes(policy)) return;
    at.child('concurrencyPolicy').notSupported(policy, policies);
  },
};

const refuseNegativeLimits: Rule<CronJobSpecNode> = {
  id: 'refuse-negative-cron-job-limits',
  refuses: 'a negative deadline or history of a CronJob',
  covers: ['CRON-7', 'CRON-14', 'CRON-15'],
  reference: `${page}#jobs-history-limits`,
  check(spec, at) {
    refuseNegativeField(spec.startingDeadlineSeconds, 'startingDeadlineSeconds', at);
    refuseNegativeField(spec.successfulJobsHistoryLimit, 'successfulJobsHistoryLimit', at);
    refuseNegativeField(spec.failedJobsHistoryLimit, 'failedJobsHistoryLimit', at);
  },
};

const refuseSelectorOfJobTemplate: Rule<CronJobSpecNode> = {
  id: 'refuse-selector-of-job-template',
  refuses: 'a selector, or manualSelector, in the Job of a CronJob',
  covers: ['CRON-17', 'CRON-18'],
  check({ jobTemplate }, at) {
    const { selector, manualSelector } = jobTemplate?.spec ?? {};
    const place = at.child('jobTemplate').child('spec');
    if (selector !== undefined) {
      place.child('selector').invalid(selector, '`selector` will be auto-generated');
    }
    if (manualSelector === true) place.child('manualSelector').notSupported(true, ['nil', 'false']);
  },
};

/** The rules of a CronJob's spec beside those of its Job. */
export const cronJobSpecRules: readonly Rule<CronJobSpecNode>[] = [
  checkSchedule,
  checkTimeZone,
  checkConcurrencyPolicy,
  refuseNegativeLimits,
  refuseSelectorOfJobTemplate,
];
