import type { KubernetesRange } from '../../../src/kubernetes/versions';
import { check } from '../../../src/rules/check';

function found(
  apiVersion: string,
  kind: string,
  kubernetes: KubernetesRange = '1.33-1.36',
): readonly string[] {
  const manifest = { apiVersion, kind, metadata: { name: 'a' }, spec: {} };
  return check(manifest, { kubernetes, goodPractice: true })
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, remedy }) => `${path}: ${message}; ${remedy}`);
}

describe('a kind that no server has under its apiVersion is refused', () => {
  test.each([
    ['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'],
    ['apps/v1', 'Pod', 'v1'],
    ['v1', 'Deployment', 'apps/v1'],
    ['batch/v1beta1', 'CronJob', 'batch/v1'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
    ['extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
    ['networking.k8s.io/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
    ['storage.k8s.io/v1beta1', 'CSIDriver', 'storage.k8s.io/v1'],
    ['apps/v2', 'Deployment', 'apps/v1'],
    ['app/v1', 'Deployment', 'apps/v1'],
  ])('%s %s, with the apiVersion that serves it', (apiVersion, kind, instead) => {
    const [only, ...more] = found(apiVersion, kind);
    expect(only).toContain(
      `no matches for kind "${kind}" in version "${apiVersion}"; write apiVersion: ${instead}`,
    );
    expect(more).toEqual([]);
  });

  test.each([
    ['policy/v1beta1', 'PodSecurityPolicy', 'leave the object out'],
    ['apps/v1', 'Deploymnt', 'did you mean Deployment?'],
    ['policy/v1beta1', 'podDisruptionBudget', 'did you mean PodDisruptionBudget of apiVersion'],
    ['shop/v1', 'Basket', 'that of a custom resource has a dot'],
  ])('%s %s, with what to do where nothing serves it', (apiVersion, kind, remedy) => {
    expect(found(apiVersion, kind)).toEqual([expect.stringContaining(remedy)]);
  });

  test('once, also by good practice', () => {
    const manifest = { apiVersion: 'batch/v1beta1', kind: 'CronJob', metadata: { name: 'a' } };
    expect(check(manifest, { goodPractice: true }).map(({ rule }) => rule)).toEqual([
      'require-served-kind',
    ]);
  });

  test('together with what is wrong with its metadata', () => {
    const metadata = { name: 'a', labels: { 'a b': 'c' } };
    const manifest = { apiVersion: 'batch/v1beta1', kind: 'CronJob', metadata };
    expect(check(manifest).map(({ path }) => path)).toEqual(['apiVersion', 'metadata.labels']);
  });

  test('where none of the versions asked for serves it, not the others', () => {
    expect(found('resource.k8s.io/v1', 'ResourceClaim', '1.33')).toEqual([
      expect.stringContaining('write apiVersion: resource.k8s.io/v1beta2'),
    ]);
    expect(found('resource.k8s.io/v1', 'ResourceClaim', '1.33-1.34')).toEqual([]);
  });
});

describe('a kind that a server may have is taken', () => {
  test.each([
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
    ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot'],
    ['metrics.k8s.io/v1beta1', 'PodMetrics'],
    ['serving.knative.dev/v1', 'Service'],
    ['acme.com/v1', 'Pod'],
    ['resource.k8s.io/v1alpha3', 'DeviceTaintRule'],
    ['resource.k8s.io/v1beta1', 'ResourceClaim'],
    ['scheduling.k8s.io/v1alpha2', 'PodGroup'],
    ['storage.k8s.io/v1', 'StorageClass'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['autoscaling/v1', 'HorizontalPodAutoscaler'],
    ['v1', 'List'],
  ])('%s %s', (apiVersion, kind) => {
    expect(found(apiVersion, kind)).toEqual([]);
  });
});

test('a kind of which only the metadata is judged is spelled as the API does, too', () => {
  expect(found('storage.k8s.io/v1', 'storageclass')).toEqual([
    expect.stringContaining('the API spells it StorageClass'),
  ]);
});
