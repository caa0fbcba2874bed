import { Lazy } from 'cdk8s';
import fc from 'fast-check';
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

test('a limit of zero is none, so that no overhead is added to it', () => {
  const pod = web.with(
    withResources({ limits: { cpu: 0 } }),
    withPodSpec({ overhead: { cpu: '50m', memory: '24Mi' } }),
  );
  expect(pod.effectiveResources().limits).toEqual({ cpu: '0', memory: '280Mi' });
});

test('amounts are written as the server writes them, whatever they were written like', () => {
  const logs = withSidecar({ name: 'logs', image: 'a:1', ...requests('1e-1', '1e8') });
  const small = withResources({ requests: { cpu: '1e1', memory: '64Mi' } });
  expect(web.with(logs).effectiveResources().requests).toEqual({
    cpu: '350m',
    memory: '234217728',
  });
  expect(web.with(small, logs).effectiveResources().requests).toMatchObject({ cpu: '10100m' });
});

test('an amount that is known only later counts as nothing', () => {
  const later = Lazy.any({ produce: () => '1Gi' }) as string;
  const pod = web.with(withResources({ requests: { memory: later } }));
  expect(pod.effectiveResources().requests).toMatchObject({ cpu: '250m', memory: '0' });
});

const millicores = fc.nat({ max: 5000 });
const requesting = (cpu: number) => ({ resources: { requests: { cpu: `${cpu}m` } } });
const coresOf = (text = '0') =>
  text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text.replace('k', '000')) * 1000;

test('whatever the containers ask for, the pod asks for the most that runs at once', () => {
  const init = fc.array(fc.record({ cpu: millicores, sidecar: fc.boolean() }), { maxLength: 5 });
  const apps = fc.array(millicores, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(init, apps, (before, beside) => {
      let sidecars = 0;
      let most = 0;
      for (const { cpu, sidecar } of before) {
        most = Math.max(most, sidecars + cpu);
        if (sidecar) sidecars += cpu;
      }
      const { requests: asked } = effectiveResources({
        initContainers: before.map(({ cpu, sidecar }, index) => ({
          name: `before-${index}`,
          ...(sidecar ? { restartPolicy: 'Always' as const } : {}),
          ...requesting(cpu),
        })),
        containers: beside.map((cpu, index) => ({ name: `app-${index}`, ...requesting(cpu) })),
      });
      const together = beside.reduce((sum, cpu) => sum + cpu, sidecars);
      expect(coresOf(asked.cpu)).toBe(Math.max(most, together));
    }),
  );
});
