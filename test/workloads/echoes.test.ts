import { Testing } from 'cdk8s';
import {
  Deployment,
  grpc,
  httpGet,
  tcpSocket,
  waive,
  WebPod,
  withContainer,
  withPodSpec,
  withProbe,
  withSidecar,
  WorkerPod,
  type AnyPod,
} from 'podwright';

/** The rules that speak of fields whose path ends so. */
function rules(pod: AnyPod, field: string): readonly string[] {
  const deployment = new Deployment(Testing.chart(), 'web', { pod });
  return deployment
    .problems()
    .filter(({ path }) => path.endsWith(field))
    .map(({ rule }) => rule);
}

const image = 'ghcr.io/acme/shop' as 'ghcr.io/acme/shop:1';

describe('a field is spoken of once', () => {
  test('where its image is refused for want of a tag', () => {
    expect(rules(new WebPod({ image, port: 8080 }), '.image')).toEqual(['valid-arguments']);
  });

  test('and by good practice, where the image is meant', () => {
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 });
    expect(rules(pod.with(withContainer('app', { image })), '.image')).toEqual(['pin-image-tag']);
  });

  test('where a probe names a port that is not there', () => {
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 }).with(
      withProbe({ readiness: httpGet('/ready', { port: 'htpp' as 'http' }) }),
    );
    expect(rules(pod, 'readinessProbe.httpGet.port')).toEqual(['name-existing-ports']);
  });

  test.each([
    ['httpGet', httpGet('/ready')],
    ['tcpSocket', tcpSocket()],
    ['grpc', grpc()],
  ])('where a probe by %s has no port, or several, to choose from', (kind, readiness) => {
    const worker = new WorkerPod({ image: 'ghcr.io/acme/shop:1' });
    const ports = [
      { name: 'a', containerPort: 8080 },
      { name: 'b', containerPort: 9090 },
    ];
    for (const pod of [worker, worker.with(withContainer('app', { ports }))]) {
      const probed = pod.with(withProbe({ readiness }));
      expect(rules(probed, `readinessProbe.${kind}.port`)).toEqual(['name-existing-ports']);
    }
  });

  test('where gRPC names a port that is not there, and so has no number', () => {
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 }).with(
      withProbe({ readiness: grpc({ port: 'gprc' as 'http' }) }),
    );
    expect(rules(pod, 'readinessProbe.grpc.port')).toEqual(['name-existing-ports']);
  });

  test('where a Service has no port, or several, to choose from', () => {
    const worker = new WorkerPod({ image: 'ghcr.io/acme/shop:1' });
    const service = new Deployment(Testing.chart(), 'web', { pod: worker }).expose({});
    expect(service.problems().map(({ path, rule }) => [path, rule])).toEqual([
      ['spec.ports[0].targetPort', 'name-existing-ports'],
    ]);
  });

  test('where the user of a known image is known', () => {
    const nginx = new WebPod({ image: 'nginx:1.29', port: 8080 });
    expect(rules(nginx, 'securityContext.runAsUser')).toEqual(['run-known-images-as-their-user']);
    const shop = new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 });
    expect(rules(shop, 'securityContext.runAsUser')).toEqual(['require-user-id']);
    const both = shop.with(withSidecar({ name: 'cache', image: 'nginx:1.29' }));
    // Of the other container nobody knows the user.
    expect(rules(both, 'securityContext.runAsUser')).toEqual([
      'require-user-id',
      'run-known-images-as-their-user',
    ]);
  });

  test('and a waiver of what is not said a second time is no old one', () => {
    const pod = new WebPod({ image, port: 8080 }).with(waive('pin-image-tag', 'built on the spot'));
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    expect(deployment.problems().map(({ rule }) => rule)).not.toContain('keep-waivers-current');
  });

  test('where a port is no number', () => {
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1', port: Number.NaN });
    expect(rules(pod, '.containerPort')).toEqual(['valid-arguments']);
  });

  test('where an image is not given', () => {
    const pod = new WebPod({ image: undefined as unknown as 'a:1', port: 8080 });
    expect(rules(pod, '.image')).toEqual(['valid-arguments']);
  });

  test('where a key is empty, and so no key either', () => {
    const term = { topologyKey: '', labelSelector: { matchLabels: { app: 'web' } } };
    const affinity = {
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
    };
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 });
    expect(rules(pod.with(withPodSpec({ affinity })), '.topologyKey')).toEqual([
      'check-pod-affinity',
    ]);
  });

  test('where a volume is refused that is mounted', () => {
    const projected = { sources: [{ secret: { name: '' } }] };
    const pod = new WebPod({ image: 'ghcr.io/acme/shop:1', port: 8080 }).with(
      withPodSpec({ volumes: [{ name: 'keys', projected }] }),
      withContainer('app', { volumeMounts: [{ name: 'keys', mountPath: '/keys' }] }),
    );
    expect(rules(pod, '.secret.name')).toEqual(['check-projected-volume']);
    expect(rules(pod, 'volumeMounts[0].name')).toEqual([]);
  });
});
