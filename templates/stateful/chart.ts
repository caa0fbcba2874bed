import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  DaemonSet,
  StatefulSet,
  WebPod,
  WorkerPod,
  configure,
  tcpSocket,
  withClaimTemplate,
  withGracefulShutdown,
  withProbe,
  withResources,
  withScheduling,
  withSecurityContext,
} from 'podwright';

/** A cache whose pods keep their data and their names, and an agent on every node. */
export class Stateful extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'data' });
    configure(this, { defaults: 'hardened' });

    const redis = new WebPod({
      image: 'redis:7.4.1',
      port: 6379,
      args: ['redis-server', '--appendonly', 'yes', '--dir', '/data'],
    }).with(
      withClaimTemplate({ name: 'data', storage: '10Gi', mounts: { app: '/data' } }),
      withProbe({
        readiness: tcpSocket({ periodSeconds: 5 }),
        liveness: tcpSocket({ periodSeconds: 20, timeoutSeconds: 5 }),
        startWithin: '2m',
      }),
      withResources({ requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } }),
      withSecurityContext({
        runAsUser: 999,
        runAsGroup: 999,
        fsGroup: 999,
        readOnlyRootFilesystem: true,
      }),
      withGracefulShutdown({ delay: '2s', drain: '50s' }),
      withScheduling({
        spread: [{ topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' }],
      }),
    );

    new StatefulSet(this, 'redis', { pod: redis, replicas: 3, headlessService: true });

    const agent = new WorkerPod({ image: 'ghcr.io/acme/node-agent:5.2.0' }).with(
      withResources({ requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } }),
      withScheduling({
        tolerations: [{ operator: 'Exists' }],
        priorityClassName: 'system-node-critical',
      }),
    );

    new DaemonSet(this, 'agent', { pod: agent });
  }
}
