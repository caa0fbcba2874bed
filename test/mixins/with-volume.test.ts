import { Testing } from 'cdk8s';
import {
  Deployment,
  StatefulSet,
  WebPod,
  withClaimTemplate,
  withSidecar,
  withVolume,
  type AnyPod,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const render = (...mixins: readonly PodMixin[]) => web.with(...mixins).render();

test('a volume is an emptyDir where no source is said, mounted by name and role, before or after its containers', () => {
  const { spec, problems } = render(
    withVolume({
      name: 'cache',
      mounts: {
        app: '/cache',
        logs: { mountPath: '/in', readOnly: true, subPath: 'logs' },
        all: ['/a', '/b'],
      },
    }),
    withSidecar({ name: 'logs', image: 'a:1' }),
  );
  expect(problems).toEqual([]);
  expect(spec.volumes).toEqual([{ name: 'cache', emptyDir: {} }]);
  const both = [
    { name: 'cache', mountPath: '/a' },
    { name: 'cache', mountPath: '/b' },
  ];
  expect(spec.containers[0]?.volumeMounts).toEqual([
    { name: 'cache', mountPath: '/cache' },
    ...both,
  ]);
  expect(spec.initContainers?.[0]?.volumeMounts).toEqual([
    { name: 'cache', mountPath: '/in', readOnly: true, subPath: 'logs' },
    ...both,
  ]);
});

test('every source of the API is taken as it is spelled there', () => {
  const sources = {
    configMap: { name: 'shop', items: [{ key: 'a', path: 'b' }] },
    secret: { secretName: 'keys', defaultMode: 0o400 },
    persistentVolumeClaim: { claimName: 'data' },
    projected: { sources: [{ serviceAccountToken: { path: 'token' } }] },
    image: { reference: 'ghcr.io/acme/assets:1.0.0' },
  };
  for (const [source, fields] of Object.entries(sources)) {
    expect(render(withVolume({ name: 'v', [source]: fields })).spec.volumes).toEqual([
      { name: 'v', [source]: fields },
    ]);
  }
});

test('a name or a path that another volume has is refused', () => {
  const name: string = 'cache';
  const { problems } = render(
    withVolume({ name: 'cache', mounts: { app: '/cache' } }),
    withVolume({ name, emptyDir: { medium: 'Memory' } }),
    withVolume({ name: 'other', mounts: { app: '/cache' } }),
  );
  expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'spec.volumes[0]: Duplicate value: "cache": it is there already with other content',
    'spec.containers[0].volumeMounts[0]: Duplicate value: "/cache": it is there already with other content',
  ]);
  expect(problems.map(({ remedy }) => remedy)).toEqual([
    'give it another name, or change the one that is there with withPodSpec({ ... })',
    "give it another mountPath, or change the one that is there with withContainer('app', { ... })",
  ]);
});

test('a container that is not there is named, with those that are', () => {
  const name: string = 'lgos';
  expect(
    render(withVolume({ name: 'cache', mounts: { [name]: '/cache' } })).problems,
  ).toMatchObject([
    {
      type: 'FieldValueNotFound',
      message: 'Not found: "lgos": no container "lgos" in this pod',
      remedy: `name one of "app", or a role: 'app', 'sidecars', 'init', 'all'`,
    },
  ]);
});

describe('a claim template', () => {
  const kept = web.with(
    withClaimTemplate({
      name: 'data',
      storage: '10Gi',
      storageClassName: 'fast',
      mounts: { app: '/data' },
    }),
  );

  test('becomes a volumeClaimTemplate of the StatefulSet, mounted by its name', () => {
    const { spec } = new StatefulSet(Testing.chart(), 'db', { pod: kept }).toJson();
    expect(spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '10Gi' } },
        },
      },
    ]);
    expect(spec.template.spec.containers[0].volumeMounts).toEqual([
      { name: 'data', mountPath: '/data' },
    ]);
    expect(spec.template.spec.volumes).toBeUndefined();
  });

  test('is refused by every other workload', () => {
    const any: AnyPod = kept;
    const problems = new Deployment(Testing.chart(), 'web', { pod: any }).problems();
    expect(problems.some(({ message }) => /StatefulSet/.test(message))).toBe(true);
  });
});
