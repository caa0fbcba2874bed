import { Duration, Size, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';

function resources(cpu: number, memory: number): kplus.ContainerResources {
  return {
    cpu: { request: kplus.Cpu.millis(cpu) },
    memory: { request: Size.mebibytes(memory), limit: Size.mebibytes(memory) },
  };
}

/** One web service with cdk8s-plus, as near as it comes. The script that waits is given. */
export function addPlusService(chart: Chart, index: number, script: string): void {
  const deployment = new kplus.Deployment(chart, `web-${index}`, { replicas: 3 });
  const container = deployment.addContainer({
    name: 'app',
    image: `ghcr.io/acme/web:1.4.${index}`,
    ports: [{ number: 8080, name: 'http' }],
    envVariables: {
      PORT: kplus.EnvValue.fromValue('8080'),
      LOG_LEVEL: kplus.EnvValue.fromValue('info'),
      DATABASE_URL: kplus.EnvValue.fromValue(
        `postgres://shop@postgres-${index}:5432/shop?sslmode=require`,
      ),
    },
    liveness: kplus.Probe.fromHttpGet('/live', { port: 8080, periodSeconds: Duration.seconds(10) }),
    readiness: kplus.Probe.fromHttpGet('/ready', {
      port: 8080,
      periodSeconds: Duration.seconds(5),
    }),
    startup: kplus.Probe.fromHttpGet('/live', {
      port: 8080,
      periodSeconds: Duration.seconds(5),
      failureThreshold: 12,
    }),
    resources: resources(100, 256),
  });
  container.mount('/tmp', kplus.Volume.fromEmptyDir(deployment, 'tmp', 'tmp'));
  deployment.addInitContainer({
    name: `wait-for-postgres-${index}`,
    image: 'busybox:1.37.0',
    command: ['/bin/sh', '-c', script, 'wait'],
    args: [
      '--timeout=120',
      '--interval=1',
      '--max-interval=10',
      'tcp',
      `postgres-${index}`,
      '5432',
    ],
    resources: resources(10, 16),
  });
  deployment.addInitContainer({
    name: 'logs',
    image: 'fluent/fluent-bit:3.1.9',
    ports: [{ number: 2020, name: 'metrics' }],
    restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
    resources: resources(20, 64),
  });
  deployment.exposeViaService({ ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
}
