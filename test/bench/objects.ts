/** The 10,000 objects of the benchmarks: 5,000 Deployments of three containers, 5,000 Services. */
export function benchObjects(): readonly object[] {
  return Array.from({ length: 5000 }, (_, i) => [
    deployment(`web-${i}`),
    service(`web-${i}`),
  ]).flat();
}

function deployment(name: string): object {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'bench' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'bench', labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            container('app', 8080),
            container('proxy', 9090),
            container('metrics', 9100),
          ],
          volumes: [
            { name: 'tmp', emptyDir: {} },
            { name: 'config', configMap: { name } },
          ],
        },
      },
    },
  };
}

function container(name: string, port: number): object {
  return {
    name,
    image: `ghcr.io/acme/${name}:1.4.2`,
    args: ['--port', String(port)],
    ports: [{ name: `${name}-port`, containerPort: port }],
    env: [
      { name: 'MODE', value: 'production' },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    ],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    readinessProbe: { httpGet: { path: '/ready', port: `${name}-port` }, periodSeconds: 5 },
    livenessProbe: { httpGet: { path: '/live', port: `${name}-port` } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'config', mountPath: '/etc/config', readOnly: true },
    ],
  };
}

function service(name: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'bench' },
    spec: {
      selector: { 'app.kubernetes.io/name': name },
      ports: [{ name: 'http', port: 80, targetPort: 'app-port' }],
    },
  };
}
