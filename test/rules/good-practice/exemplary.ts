import { check, checkAll, type Problem } from '../../../src/rules';
import { edited, type Edits, type Manifest } from '../../conformance/edit';

const labels = { app: 'shop' };

/** A Deployment that nothing is to be said about. */
export const deployment: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'shop', namespace: 'shop' },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 65532,
          runAsGroup: 65532,
          fsGroup: 65532,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'kubernetes.io/hostname',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: labels },
          },
        ],
        containers: [
          {
            name: 'app',
            image: 'ghcr.io/acme/shop:1.4.2',
            ports: [{ name: 'http', containerPort: 8080 }],
            env: [{ name: 'LOG_LEVEL', value: 'info' }],
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
            readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
            livenessProbe: { httpGet: { path: '/live', port: 'http' } },
            lifecycle: { preStop: { sleep: { seconds: 5 } } },
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          },
        ],
        volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
      },
    },
  },
};

/** Where the pod's spec of the exemplary objects stands. */
export const pod: string = 'spec.template.spec';

/** Where the only container of the exemplary objects stands. */
export const app: string = `${pod}.containers[0]`;

const asJob: Edits = {
  apiVersion: 'batch/v1',
  'spec.replicas': '$absent',
  'spec.selector': '$absent',
  [`${pod}.restartPolicy`]: 'Never',
};

/** The exemplary Deployment with changes, as another kind where one is given. */
export function changed(edits: Edits, kind = 'Deployment'): Manifest {
  return edited(deployment, { kind, ...(kind === 'Job' && asJob), ...edits });
}

/** The changes that add a container to the exemplary Deployment, as good as the one that is there. */
export function beside(name: string, fields: Manifest = {}): Edits {
  return {
    [`${pod}.containers[+]`]: { $copy: app },
    [`${pod}.containers[1].name`]: name,
    [`${pod}.containers[1].ports`]: [{ name: 'p', containerPort: 9000 }],
    [`${pod}.containers[1].readinessProbe`]: { tcpSocket: { port: 'p' } },
    [`${pod}.containers[1].livenessProbe.httpGet.port`]: 'p',
    ...Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [`${pod}.containers[1].${field}`, value]),
    ),
  } as Edits;
}

/** What is advised about an object: each piece of advice as `rule at path: message`. */
export function advice(manifest: Manifest, kubernetes?: string): readonly string[] {
  return sentences(check(manifest, { goodPractice: true, kubernetes }));
}

/** What is advised about the first of several objects, in the light of the others. */
export function adviceBeside(
  manifest: Manifest,
  ...others: readonly Manifest[]
): readonly string[] {
  return sentences(checkAll([manifest, ...others], { goodPractice: true })[0] ?? []);
}

function sentences(problems: readonly Problem[]): readonly string[] {
  const undecoded = problems.find(({ type }) => type === 'BadRequest');
  if (undecoded !== undefined) throw new Error(`not judged: ${undecoded.message}`);
  return problems
    .filter(({ set }) => set === 'good-practice')
    .map(({ rule, path, message }) => `${rule} at ${path}: ${message}`);
}
