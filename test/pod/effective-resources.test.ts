import {
  WebPod,
  effectiveResources,
  withInitContainer,
  withPodResources,
  withPodSpec,
  withResources,
  withSidecar,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
  withResources({ requests: { cpu: '250m', memory: '128Mi' }, limits: { memory: '256Mi' } }),
);
const requests = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } });

test('sidecars and app containers are added exactly', () => {
  const pod = web.with(withSidecar({ name: 'logs', image: 'a:1', ...requests('0.1', '64Mi') }));
  expect(pod.effectiveResources()).toEqual({
    requests: { cpu: '350m', memory: '192Mi' },
    limits: { memory: '256Mi' },
  });
});

test('an init container counts where it needs more than what runs later, with the sidecars before it', () => {
  const proxy = withSidecar({ name: 'proxy', image: 'a:1', ...requests('100m', '1Gi') });
  const migrate = { name: 'migrate', image: 'a:1', ...requests('2', '64Mi') };
  expect(
    web.with(proxy, withInitContainer({ ...migrate, after: 'proxy' })).effectiveResources(),
  ).toMatchObject({ requests: { cpu: '2100m', memory: '1152Mi' } });
  expect(
    web.with(proxy, withInitContainer({ ...migrate, before: 'proxy' })).effectiveResources(),
  ).toMatchObject({ requests: { cpu: '2', memory: '1152Mi' } });
});

test('a limit without a request is a request', () => {
  const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
    withResources({ requests: { memory: '64Mi' }, limits: { cpu: '1500m', memory: '128Mi' } }),
  );
  expect(pod.effectiveResources()).toEqual({
    requests: { cpu: '1500m', memory: '64Mi' },
    limits: { cpu: '1500m', memory: '128Mi' },
  });
});

test('what is said for the pod counts in place of its containers, with the overhead of the runtime', () => {
  const pod = web.with(
    withPodResources({ limits: { cpu: 2 }, requests: { memory: '1Gi' } }),
    withPodSpec({ overhead: { cpu: '50m', memory: '24Mi' } }),
  );
  expect(pod.effectiveResources()).toEqual({
    requests: { cpu: '300m', memory: '1048Mi' },
    limits: { cpu: '2050m', memory: '280Mi' },
  });
});

test('nothing is asked for where nothing is said', () => {
  expect(effectiveResources({ containers: [{ name: 'a', image: 'a:1' }] })).toEqual({
    requests: {},
    limits: {},
  });
});
