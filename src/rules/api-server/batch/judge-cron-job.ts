import type { CronJob } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A CronJob as rules meet it. */
export type CronJobNode = Decoded<CronJob>;

/** The rules of a CronJob. */
export const cronJobRules: readonly Rule<CronJobNode>[] = [];

/** Judges a CronJob. */
export function judgeCronJob(object: CronJobNode, at: FieldPath): void {
  run(cronJobRules, object, at, undefined);
  const template = object.spec?.jobTemplate?.spec?.template ?? {};
  const place = at.child('spec').child('jobTemplate').child('spec').child('template');
  judgePodTemplate(template, place, 'CronJob');
}
