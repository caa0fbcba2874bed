import { WebPod, withSecurityContext, withSidecar } from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
  withSidecar({ name: 'proxy', image: 'envoyproxy/envoy:v1.31.0' }),
);

test('who the containers run as is said once, for the pod', () => {
  const { spec } = web.with(withSecurityContext({ runAsUser: 101, fsGroup: 101 })).render();
  expect(spec.securityContext).toMatchObject({ runAsUser: 101, fsGroup: 101 });
  expect(spec.containers[0]?.securityContext?.runAsUser).toBeUndefined();
});

test('what only containers have is said for every one', () => {
  const { spec } = web.with(withSecurityContext({ readOnlyRootFilesystem: true })).render();
  const all = [...(spec.initContainers ?? []), ...spec.containers];
  expect(all.map(({ securityContext }) => securityContext?.readOnlyRootFilesystem)).toEqual([
    true,
    true,
  ]);
});

test('a named container gets it all for itself, but what only a pod has', () => {
  const { spec } = web
    .with(withSecurityContext({ container: 'proxy', runAsUser: 1337, fsGroup: 1 }))
    .render();
  expect(spec.initContainers?.[0]?.securityContext?.runAsUser).toBe(1337);
  expect(spec.containers[0]?.securityContext?.runAsUser).toBeUndefined();
  expect(spec.securityContext).toMatchObject({ fsGroup: 1 });
});

test('fields merge, the later call wins, null removes', () => {
  const { spec } = web
    .with(
      withSecurityContext({ capabilities: { add: ['NET_BIND_SERVICE'] }, runAsGroup: 1 }),
      withSecurityContext({ container: 'app', capabilities: { drop: ['ALL'] } }),
      withSecurityContext({ runAsGroup: null }),
    )
    .render();
  expect(spec.containers[0]?.securityContext?.capabilities).toEqual({
    add: ['NET_BIND_SERVICE'],
    drop: ['ALL'],
  });
  expect(spec.securityContext?.runAsGroup).toBeUndefined();
});
