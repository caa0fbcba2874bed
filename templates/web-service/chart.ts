import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  Deployment,
  Job,
  JobPod,
  WebPod,
  configure,
  fromSecret,
  httpGet,
  waitFor,
  withEnv,
  withGracefulShutdown,
  withInitWait,
  withProbe,
  withResources,
  withSidecar,
  withVolume,
} from 'podwright';

/** A web service with its database wait, its log sidecar, its Service and the migration that runs before a release. */
export class WebService extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    configure(this, { defaults: 'hardened' });

    const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
      withEnv({
        LOG_FILE: '/var/log/shop/access.log',
        DATABASE_URL: fromSecret('shop-database', 'url'),
      }),
      withInitWait(waitFor.postgres('postgres'), { timeout: '2m' }),
      withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live'), startWithin: '60s' }),
      withResources({ requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } }),
      withGracefulShutdown({ delay: '5s', drain: '20s' }),
      withSidecar({
        name: 'logs',
        image: 'fluent/fluent-bit:3.1.9',
        args: ['-i', 'tail', '-p', 'path=/var/log/shop/*.log', '-o', 'stdout'],
        ports: { metrics: 2020 },
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
        securityContext: { runAsUser: 65532 },
      }),
      withVolume({
        name: 'logs',
        mounts: { app: '/var/log/shop', logs: { mountPath: '/var/log/shop', readOnly: true } },
      }),
    );

    new Deployment(this, 'web', {
      pod: web,
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    }).expose({ port: 80, targetPort: 'http' });

    new Job(this, 'migrate', {
      pod: JobPod.from(web, { command: ['/app/migrate'] }),
      backoffLimit: 3,
      ttlSecondsAfterFinished: 3600,
    });
  }
}
