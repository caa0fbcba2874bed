import {
  Deployment,
  WebPod,
  httpGet,
  waitFor,
  withEnv,
  withInitWait,
  withProbe,
  withResources,
  withSidecar,
} from 'podwright';
import type { Chart } from 'cdk8s';

/** One web service as podwright has it: typed, with its defaults. */
export function addTypedService(chart: Chart, index: number): void {
  const pod = new WebPod({ image: `ghcr.io/acme/web:1.4.${index}`, port: 8080 }).with(
    withEnv({
      PORT: '8080',
      LOG_LEVEL: 'info',
      DATABASE_URL: `postgres://shop@postgres-${index}:5432/shop?sslmode=require`,
    }),
    withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live'), startWithin: '60s' }),
    withResources({ requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } }),
    withInitWait(waitFor.tcp(`postgres-${index}`, 5432), { timeout: '2m' }),
    withSidecar({
      name: 'logs',
      image: 'fluent/fluent-bit:3.1.9',
      ports: { metrics: 2020 },
      resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    }),
  );
  new Deployment(chart, `web-${index}`, { pod, replicas: 3 }).expose({
    port: 80,
    targetPort: 'http',
  });
}
