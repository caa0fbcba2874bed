import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  Deployment,
  WorkerPod,
  configure,
  exec,
  fromConfigMap,
  fromField,
  waitFor,
  withEnv,
  withGracefulShutdown,
  withInitWait,
  withProbe,
  withResources,
  withScheduling,
} from 'podwright';

/** A worker that takes jobs from a queue and serves nobody. */
export class Worker extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    configure(this, { defaults: 'hardened' });

    const mailer = new WorkerPod({
      image: 'ghcr.io/acme/mailer:2.0.1',
      args: ['--queue', 'mail'],
      ports: { metrics: 9090 },
    }).with(
      withEnv({
        REDIS_URL: 'redis://redis:6379',
        SMTP_HOST: fromConfigMap('mail', 'smtp-host'),
        WORKER_NAME: fromField('metadata.name'),
      }),
      withInitWait(waitFor.redis('redis'), { timeout: '90s' }),
      withProbe({
        liveness: exec(['/bin/mailer', 'health'], { periodSeconds: 20, timeoutSeconds: 5 }),
      }),
      withResources({ requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } }),
      withGracefulShutdown({ delay: false, drain: '2m' }),
      withScheduling({ spread: [{ topologyKey: 'kubernetes.io/hostname' }] }),
    );

    new Deployment(this, 'mailer', { pod: mailer, replicas: 2 });
  }
}
