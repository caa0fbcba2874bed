interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: unknown;
}

const allowed = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/**
 * One web service as plain data, as podwright renders it: a Deployment of three containers with probes and a wait, and
 * its Service. The script that waits is given.
 */
export function webService(
  index: number | string,
  script: string,
): readonly [deployment: Manifest, service: Manifest] {
  const name = `web-${index}`;
  const labels = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name };
  const app = {
    env: [
      { name: 'PORT', value: '8080' },
      { name: 'LOG_LEVEL', value: 'info' },
      {
        name: 'DATABASE_URL',
        value: `postgres://shop@postgres-${index}:5432/shop?sslmode=require`,
      },
    ],
    image: `ghcr.io/acme/web:1.4.${index}`,
    livenessProbe: { httpGet: { path: '/live', port: 'http' } },
    name: 'app',
    ports: [{ containerPort: 8080, name: 'http' }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
    resources: { limits: { memory: '256Mi' }, requests: { cpu: '100m', memory: '256Mi' } },
    securityContext: allowed,
    startupProbe: {
      failureThreshold: 30,
      httpGet: { path: '/live', port: 'http' },
      periodSeconds: 2,
    },
  };
  const wait = {
    args: [
      '--timeout=120',
      '--interval=1',
      '--max-interval=10',
      'tcp',
      `postgres-${index}`,
      '5432',
    ],
    command: ['/bin/sh', '-c', script, 'wait'],
    image: 'busybox:1.37.0',
    name: `wait-for-postgres-${index}`,
    resources: {
      limits: { cpu: '100m', memory: '32Mi' },
      requests: { cpu: '10m', memory: '16Mi' },
    },
    securityContext: {
      ...allowed,
      readOnlyRootFilesystem: true,
      runAsGroup: 65_534,
      runAsNonRoot: true,
      runAsUser: 65_534,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
  const logs = {
    image: 'fluent/fluent-bit:3.1.9',
    name: 'logs',
    ports: [{ containerPort: 2020, name: 'metrics' }],
    resources: { limits: { memory: '64Mi' }, requests: { cpu: '20m', memory: '64Mi' } },
    restartPolicy: 'Always',
    securityContext: allowed,
  };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          containers: [app],
          enableServiceLinks: false,
          initContainers: [wait, logs],
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        },
      },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: labels },
  };
  return [deployment, service];
}
