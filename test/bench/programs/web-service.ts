interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: unknown;
}

const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

function resources(cpu: string, memory: string): object {
  return { limits: { memory }, requests: { cpu, memory } };
}

/** One web service as plain data: a Deployment of three containers with probes and a wait, and its Service. */
export function webService(index: number): readonly [deployment: Manifest, service: Manifest] {
  const name = `web-${index}`;
  const labels = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name };
  const metadata = { labels, name };
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
    livenessProbe: {
      failureThreshold: 3,
      httpGet: { path: '/live', port: 'http' },
      periodSeconds: 10,
    },
    name: 'app',
    ports: [{ containerPort: 8080, name: 'http' }],
    readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
    resources: resources('100m', '256Mi'),
    securityContext: restricted,
    startupProbe: {
      failureThreshold: 12,
      httpGet: { path: '/live', port: 'http' },
      periodSeconds: 5,
    },
    volumeMounts: [{ mountPath: '/tmp', name: 'tmp' }],
  };
  const wait = {
    command: ['wait', 'tcp', `postgres-${index}:5432`, '--timeout', '120'],
    image: 'ghcr.io/acme/wait:1.0.0',
    name: 'wait-for-postgres',
    resources: resources('10m', '16Mi'),
    securityContext: restricted,
  };
  const logs = {
    image: 'fluent/fluent-bit:3.1.9',
    name: 'logs',
    ports: [{ containerPort: 2020, name: 'metrics' }],
    resources: resources('20m', '64Mi'),
    restartPolicy: 'Always',
    securityContext: restricted,
  };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
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
          volumes: [{ emptyDir: {}, name: 'tmp' }],
        },
      },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { ports: [{ name: 'http', port: 80, targetPort: 'http' }], selector: labels },
  };
  return [deployment, service];
}
