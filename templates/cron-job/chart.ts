import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  CronJob,
  JobPod,
  configure,
  fromSecret,
  waitFor,
  withEnv,
  withInitWait,
  withResources,
  withVolume,
} from 'podwright';

/** A report that is made every night and leaves its files on a claim. */
export class NightlyReport extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    configure(this, { defaults: 'hardened' });

    const report = new JobPod({
      image: 'ghcr.io/acme/report:0.9.3',
      args: ['--out', '/reports'],
    }).with(
      withEnv({ DATABASE_URL: fromSecret('shop-database', 'url') }),
      withInitWait(waitFor.postgres('postgres'), { timeout: '5m' }),
      withResources({ requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } }),
      withVolume({
        name: 'reports',
        persistentVolumeClaim: { claimName: 'reports' },
        mounts: { app: '/reports' },
      }),
    );

    new CronJob(this, 'report', {
      schedule: '15 3 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      pod: report,
      jobTemplate: { spec: { backoffLimit: 2, activeDeadlineSeconds: 7200 } },
    });
  }
}
