import { Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  configure,
  Deployment,
  StaticPod,
  WorkerPod,
  withImagePullSecrets,
  withPodLabels,
  withPodSpec,
  withServiceAccount,
  type PodMixin,
} from 'podwright';
import { parseAllDocuments } from 'yaml';
import { podMixin } from '../../src/pod/mixin';
import { messageOf } from '../message-of';

const proxy = new WorkerPod({ image: 'ghcr.io/acme/proxy:2.4.0', args: ['--config=/etc/proxy'] });

function refused(pod: StaticPod<any>): readonly string[] {
  return pod
    .problems()
    .filter(({ rule }) => rule === 'refuse-api-references')
    .map(({ path, message }) => `${path}: ${message}`);
}

/** A mixin that changes the app container. */
function container(patch: object): PodMixin<{}, never, never> {
  return podMixin(container, [{ effect: 'patch containers', target: 'app', mode: 'patch', patch }]);
}

describe('a static pod', () => {
  test('is a Pod in a file of its own, as a kubelet reads it', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'static-'));
    try {
      const app = new App({ outdir });
      new StaticPod(new Chart(app, 'node-proxy'), 'proxy', {
        pod: proxy.with(withPodLabels({ app: 'proxy' })),
        restartPolicy: 'Always',
      });
      app.synth();
      expect(readdirSync(outdir).filter((name) => !name.startsWith('.'))).toEqual([
        'node-proxy.k8s.yaml',
      ]);
      const documents = parseAllDocuments(
        readFileSync(join(outdir, 'node-proxy.k8s.yaml'), 'utf8'),
      );
      expect(documents).toHaveLength(1);
      expect(documents[0]?.toJS()).toMatchObject({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'proxy', labels: { app: 'proxy' } },
        spec: {
          containers: [{ name: 'app', image: 'ghcr.io/acme/proxy:2.4.0' }],
          restartPolicy: 'Always',
        },
      });
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test('has no labels but what it is given: nothing selects it', () => {
    expect(new StaticPod(Testing.chart(), 'proxy', { pod: proxy }).toJson().metadata).toEqual({
      name: 'proxy',
    });
  });

  test('may use everything of the node', () => {
    const pod = new StaticPod(Testing.chart(), 'proxy', {
      pod: proxy.with(
        withPodSpec({
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          volumes: [
            { name: 'a', hostPath: { path: '/etc/proxy' } },
            { name: 'b', emptyDir: {} },
            { name: 'c', downwardAPI: {} },
            { name: 'd', projected: { sources: [{ downwardAPI: {} }] } },
            { name: 'e', image: { reference: 'a/b:1' } },
            { name: 'f', nfs: { server: 'x', path: '/' } },
            { name: 'g', rbd: { monitors: ['x'], image: 'x' } },
          ],
        }),
        container({
          env: [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } }],
        }),
      ),
    });
    expect(refused(pod)).toEqual([]);
  });

  test.each<readonly [string, PodMixin<any, any, any>, string]>([
    ['a ServiceAccount', withServiceAccount('proxy'), 'spec.serviceAccountName: serviceaccounts'],
    [
      'one by its old field',
      withPodSpec({ serviceAccount: 'proxy' }),
      'spec.serviceAccount: serviceaccounts',
    ],
    ['pull secrets', withImagePullSecrets('registry'), 'spec.imagePullSecrets[0]: secrets'],
    [
      'resource claims',
      withPodSpec({ resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }] }),
      'spec.resourceClaims[0]: resourceclaims',
    ],
    [
      'env of a ConfigMap',
      container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'x', key: 'a' } } }] }),
      'spec.containers[0].env[0].valueFrom.configMapKeyRef: configmaps',
    ],
    [
      'env of a Secret',
      container({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'x', key: 'a' } } }] }),
      'spec.containers[0].env[0].valueFrom.secretKeyRef: secrets',
    ],
    [
      'all of a ConfigMap',
      container({ envFrom: [{ configMapRef: { name: 'x' } }] }),
      'spec.containers[0].envFrom[0].configMapRef: configmaps',
    ],
    [
      'all of a Secret',
      container({ envFrom: [{ secretRef: { name: 'x' } }] }),
      'spec.containers[0].envFrom[0].secretRef: secrets',
    ],
    ...(
      [
        ['configMap', { name: 'x' }, 'configMap: configmaps'],
        ['secret', { secretName: 'x' }, 'secret: secrets'],
        [
          'persistentVolumeClaim',
          { claimName: 'x' },
          'persistentVolumeClaim: persistentvolumeclaims',
        ],
        ['ephemeral', { volumeClaimTemplate: {} }, 'ephemeral: persistentvolumeclaims'],
        ['csi', { driver: 'x' }, 'csi: csidrivers'],
        ['azureFile', { secretName: 'x', shareName: 'y' }, 'azureFile: secrets'],
        ['iscsi', { secretRef: { name: 'x' } }, 'iscsi.secretRef: secrets'],
        [
          'projected',
          { sources: [{ configMap: { name: 'x' } }] },
          'projected.sources[0].configMap: configmaps',
        ],
        [
          'projected',
          { sources: [{ secret: { name: 'x' } }] },
          'projected.sources[0].secret: secrets',
        ],
        [
          'projected',
          { sources: [{ serviceAccountToken: { path: 'token' } }] },
          'projected.sources[0].serviceAccountToken: serviceaccounts',
        ],
        [
          'projected',
          { sources: [{ clusterTrustBundle: { path: 'ca' } }] },
          'projected.sources[0].clusterTrustBundle: clustertrustbundles',
        ],
      ] as const
    ).map(([source, value, found]): readonly [string, PodMixin<any, any, any>, string] => [
      `a volume: ${found}`,
      withPodSpec({ volumes: [{ name: 'v', [source]: value }] }),
      `spec.volumes[0].${found}`,
    ]),
  ])('refuses what needs the API server: %s', (_, mixin, found) => {
    const pod = new StaticPod(Testing.chart(), 'proxy', { pod: proxy.with(mixin) as typeof proxy });
    const [path, resource] = found.split(': ');
    expect(refused(pod)).toEqual([`${path}: Forbidden: static pods may not reference ${resource}`]);
    const [problem] = pod.problems().filter(({ rule }) => rule === 'refuse-api-references');
    expect(problem?.severity).toBe('error');
    expect(problem?.origins?.[0]?.places[0]?.file).toBe(__filename);
  });

  test('refuses it where a JSON patch brings it', () => {
    const pod = new StaticPod(Testing.chart(), 'proxy', { pod: proxy });
    pod.addJsonPatch(JsonPatch.add('/spec/serviceAccountName', 'proxy'));
    expect(refused(pod)).toHaveLength(1);
  });

  test('is placed by nobody, so that no synthesis asks for a Deployment', () => {
    const app = new App();
    configure(app, { goodPractice: 'error' });
    const pod = new StaticPod(new Chart(app, 'node-proxy'), 'proxy', { pod: proxy });
    const rules = pod.problems().map(({ rule }) => rule);
    expect(rules).toContain('require-memory-request');
    expect(rules).not.toContain('avoid-naked-pod');
    const message = messageOf(() => app.synthYaml());
    expect(message).toContain('requests no memory');
    expect(message).not.toContain('a Pod by itself');
    expect(pod.node.validate().join()).not.toContain('a Pod by itself');
  });

  test('refuses to share its file, of which a kubelet reads the first object only', () => {
    const file = (yamlOutputType: YamlOutputType, inOneChart: boolean): readonly string[] => {
      const app = new App({ yamlOutputType });
      const chart = new Chart(app, 'a');
      const pod = new StaticPod(chart, 'proxy', { pod: proxy });
      new Deployment(inOneChart ? chart : new Chart(app, 'b'), 'web', { pod: proxy });
      return pod
        .problems()
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
    };
    const said = ['Forbidden: a kubelet reads one Pod from a file, and this file holds 2 objects'];
    expect(file(YamlOutputType.FILE_PER_CHART, true)).toEqual(said);
    expect(file(YamlOutputType.FILE_PER_APP, false)).toEqual(said);
    expect(file(YamlOutputType.FILE_PER_CHART, false)).toEqual([]);
    expect(file(YamlOutputType.FILE_PER_RESOURCE, true)).toEqual([]);
    expect(file(YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, true)).toEqual([]);
  });

  test('needs a name: a kubelet makes none', () => {
    const pod = new StaticPod(Testing.chart(), 'proxy', {
      pod: proxy,
      metadata: { generateName: 'proxy-' },
    });
    expect(pod.problems()).toContainEqual(
      expect.objectContaining({ path: 'metadata.name', severity: 'error' }),
    );
  });
});
