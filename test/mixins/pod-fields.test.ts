import {
  WebPod,
  withDns,
  withHostAliases,
  withHostNetwork,
  withHostname,
  withImagePullSecrets,
  withPodAnnotations,
  withPodLabels,
  withPodSpec,
  withServiceAccount,
  withSharedProcessNamespace,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const render = (...mixins: readonly PodMixin[]) => web.with(...mixins).render();

test('withPodLabels and withPodAnnotations set keys of the pod, later ones win', () => {
  const { metadata } = render(
    withPodLabels({ tier: 'front', team: 'shop' }),
    withPodLabels({ tier: 'edge' }),
    withPodAnnotations({ 'acme.com/owner': 'shop' }),
  );
  expect(metadata).toEqual({
    labels: { tier: 'edge', team: 'shop' },
    annotations: { 'acme.com/owner': 'shop' },
  });
});

test('withServiceAccount names an account, given as text or as any object with a name, and mounts its token', () => {
  expect(render(withServiceAccount('deployer')).spec).toMatchObject({
    serviceAccountName: 'deployer',
    automountServiceAccountToken: true,
  });
  expect(render(withServiceAccount({ name: 'shop' }, { token: false })).spec).toMatchObject({
    serviceAccountName: 'shop',
    automountServiceAccountToken: false,
  });
});

test('withImagePullSecrets adds secrets, each once', () => {
  const { spec, problems } = render(
    withImagePullSecrets('registry-key', { name: 'other' }),
    withImagePullSecrets('registry-key'),
  );
  expect(spec.imagePullSecrets).toEqual([{ name: 'registry-key' }, { name: 'other' }]);
  expect(problems).toEqual([]);
});

test('withDns sets policy and resolver', () => {
  const { spec } = render(
    withDns({
      policy: 'None',
      nameservers: ['10.0.0.10'],
      searches: ['acme.internal'],
      options: [{ name: 'ndots', value: '2' }],
    }),
  );
  expect(spec.dnsPolicy).toBe('None');
  expect(spec.dnsConfig).toEqual({
    nameservers: ['10.0.0.10'],
    searches: ['acme.internal'],
    options: [{ name: 'ndots', value: '2' }],
  });
});

test('withHostname sets hostname and subdomain', () => {
  expect(render(withHostname('primary', { subdomain: 'database' })).spec).toMatchObject({
    hostname: 'primary',
    subdomain: 'database',
  });
});

test('withHostAliases adds addresses, and refuses one that has other names', () => {
  const { spec, problems } = render(
    withHostAliases({ '10.1.2.3': ['legacy.acme.internal'] }),
    withHostAliases({ '10.1.2.3': ['other.acme.internal'], '10.1.2.4': ['more'] }),
  );
  expect(spec.hostAliases).toEqual([
    { ip: '10.1.2.3', hostnames: ['legacy.acme.internal'] },
    { ip: '10.1.2.4', hostnames: ['more'] },
  ]);
  expect(problems).toMatchObject([
    {
      path: 'spec.hostAliases[0]',
      type: 'FieldValueDuplicate',
      message: expect.stringContaining('"10.1.2.3"'),
    },
  ]);
});

test('withHostNetwork keeps Services found by name', () => {
  expect(render(withHostNetwork()).spec).toMatchObject({
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
  });
  expect(render(withHostNetwork({ dnsPolicy: 'Default' })).spec.dnsPolicy).toBe('Default');
});

test('withSharedProcessNamespace shares process ids', () => {
  expect(render(withSharedProcessNamespace()).spec.shareProcessNamespace).toBe(true);
});

test('withPodSpec reaches any field, and refuses what stands elsewhere with the way there', () => {
  expect(render(withPodSpec({ runtimeClassName: 'gvisor', hostUsers: false })).spec).toMatchObject({
    runtimeClassName: 'gvisor',
    hostUsers: false,
  });
  const { problems } = render(
    withPodSpec({ ephemeralContainers: [] as never, status: {} as never }),
  );
  expect(problems.map(({ path, message }) => [path, message])).toEqual([
    [
      'spec.ephemeralContainers',
      'Invalid value: withPodSpec: a template cannot hold them: use debugContainer(...)',
    ],
    ['status', 'Invalid value: withPodSpec: the cluster writes status, a template has none'],
  ]);
});
