import type { CronJob } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { recommendLabelName } from '../controllers/object-name-warning';
import { isLongerThan } from '../formats/byte-length';
import { generatedName } from '../metadata/object-name';
import { cronJobSpecRules } from './cron-schedule';
import { judgeJobSpec } from './judge-job';

/** A CronJob as rules meet it. */
export type CronJobNode = Decoded<CronJob>;

const limitCronJobName: Rule<CronJobNode> = {
  id: 'limit-cron-job-name',
  refuses:
    'a CronJob whose name has more than 52 characters, to which the server adds 11 for a Job',
  covers: ['CRON-2'],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cron-job-limitations',
  check({ metadata }, at) {
    const name = metadata?.name || generatedName(metadata?.generateName ?? '');
    if (isLongerThan(name, 52)) {
      at.child('metadata').child('name').invalid(name, 'must be no more than 52 characters');
    }
  },
};

/** The rules of a CronJob as a whole. */
export const cronJobRules: readonly Rule<CronJobNode>[] = [recommendLabelName, limitCronJobName];

/** Judges a CronJob. */
export function judgeCronJob(object: CronJobNode, at: FieldPath): void {
  run(cronJobRules, object, at, undefined);
  const { spec = {} } = object;
  const place = at.child('spec');
  run(cronJobSpecRules, spec, place, undefined);
  judgeJobSpec(spec.jobTemplate?.spec ?? {}, place.child('jobTemplate').child('spec'), 'CronJob');
}
