import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  Deployment,
  WebPod,
  configure,
  httpGet,
  tcpSocket,
  withAdapter,
  withAmbassador,
  withEnv,
  withInitContainer,
  withProbe,
  withResources,
  withSidecar,
  withVolume,
} from 'podwright';

const app = () =>
  new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
    withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live') }),
    withResources({ requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } }),
  );

const small = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };

/** The three patterns of pods with more than one container. */
export class Patterns extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    configure(this, { defaults: 'hardened' });

    // Sidecar: beside the app and sharing its files; here it fetches content that the app serves.
    const sidecar = app().with(
      withVolume({
        name: 'content',
        mounts: { app: { mountPath: '/srv/content', readOnly: true }, sync: '/content' },
      }),
      withSidecar({
        name: 'sync',
        image: 'registry.k8s.io/git-sync/git-sync:v4.4.0',
        args: ['--repo=https://git.acme.internal/content', '--root=/content', '--period=60s'],
        resources: small,
        startupProbe: {
          httpGet: { path: '/', port: 1234 },
          periodSeconds: 2,
          failureThreshold: 60,
        },
      }),
      // It runs when the content is there: the sidecar's startup probe holds it back.
      withInitContainer({
        name: 'index',
        image: 'ghcr.io/acme/shop:1.4.2',
        command: ['/app/index', '/srv/content'],
        after: { container: 'sync', ready: 'healthy' },
        resources: small,
        volumeMounts: [{ name: 'content', mountPath: '/srv/content' }],
      }),
    );
    new Deployment(this, 'sidecar', { pod: sidecar, replicas: 2 }).expose({ port: 80 });

    // Ambassador: a proxy to the outside on localhost; the app knows nothing of where the database is.
    const ambassador = app().with(
      withAmbassador({
        name: 'postgres',
        image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1',
        args: ['--port=5432', '--address=0.0.0.0', 'acme:europe-west1:shop'],
        port: 5432,
        resources: small,
        appEnv: ({ address }) => ({ DATABASE_URL: `postgres://${address}/shop` }),
      }),
      withProbe({
        container: 'postgres',
        startup: tcpSocket({ periodSeconds: 1, failureThreshold: 30 }),
      }),
    );
    new Deployment(this, 'ambassador', { pod: ambassador, replicas: 2 }).expose({ port: 80 });

    // Adapter: shows what the app writes in the form that the monitoring expects.
    const adapter = app().with(
      withEnv({ LOG_FILE: '/var/log/shop/access.log' }),
      withVolume({ name: 'access-log' }),
      withAdapter({
        name: 'log-metrics',
        image: 'ghcr.io/acme/mtail:3.0.8',
        args: ['--progs', '/etc/mtail', '--logs', '/var/log/shop/*.log'],
        reads: { files: { volume: 'access-log', mountPath: '/var/log/shop' } },
        ports: { metrics: 3903 },
        resources: small,
      }),
    );
    new Deployment(this, 'adapter', { pod: adapter, replicas: 2 }).expose({
      port: 80,
      targetPort: 'http',
    });
  }
}
