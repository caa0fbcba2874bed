import { Chart, Testing } from 'cdk8s';
import {
  Deployment,
  JobPod,
  WebPod,
  mixin,
  withGracefulShutdown,
  withPodLabels,
  withScheduling,
  withSidecar,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const acme = mixin(
  'acme',
  withSidecar({ name: 'agent', image: 'ghcr.io/acme/agent:3.1.0' }),
  withPodLabels({ 'acme.com/managed': 'true' }),
);

test('a composed mixin does what its mixins do, once', () => {
  const { spec, metadata, problems } = web
    .with(acme)
    .with(acme as never)
    .render();
  expect(problems).toEqual([]);
  expect(spec.initContainers).toHaveLength(1);
  expect(metadata.labels).toEqual({ 'acme.com/managed': 'true' });
});

test('problems and origins name the call and the composition', () => {
  const chart = Testing.chart();
  const deployment = new Deployment(chart, 'web', { pod: web.with(acme) });
  expect(deployment.origin('spec.template.spec.initContainers[0].image')).toMatchObject([
    { call: 'withSidecar in acme' },
  ]);
});

test('a mixin on a chart reaches the workloads that are there and those that come', () => {
  const chart = Testing.chart();
  const early = new Deployment(chart, 'early', { pod: web });
  chart.with(acme);
  const late = new Deployment(new Chart(chart, 'inner'), 'late', { pod: web });
  for (const workload of [early, late]) {
    const { template } = workload.toJson().spec;
    expect(template.spec.initContainers.map(({ name }: { name: string }) => name)).toEqual([
      'agent',
    ]);
  }
});

test('a condition leaves nothing behind, and what is no mixin is refused', () => {
  expect(web.with(false, undefined, null).render().spec).toEqual(web.render().spec);
  expect(() => web.with(withSidecar as never)).toThrow(
    'was given the function withSidecar: call it',
  );
  expect(() => web.with({} as never)).toThrow('.with() takes pod mixins such as withEnv({ ... })');
});

test('JobPod.from keeps what runs and drops what serves', () => {
  const served = web.with(
    acme,
    withGracefulShutdown({ drain: '2m' }),
    withScheduling({ spread: [{ topologyKey: 'zone' }], nodeSelector: { disk: 'ssd' } }),
  );
  const { spec, problems } = JobPod.from(served, { command: ['migrate'] }).render({ kind: 'Job' });
  expect(problems).toEqual([]);
  expect(spec.containers[0]).toMatchObject({
    image: 'ghcr.io/acme/shop:1.4.2',
    command: ['migrate'],
  });
  expect(spec.containers[0]?.ports).toBeUndefined();
  expect(spec.containers[0]?.lifecycle).toBeUndefined();
  expect(spec.terminationGracePeriodSeconds).toBeUndefined();
  expect(spec.topologySpreadConstraints).toBeUndefined();
  expect(spec.nodeSelector).toEqual({ disk: 'ssd' });
  expect(spec.initContainers?.[0]?.name).toBe('agent');
});

test('what is asked for after JobPod.from, and by sidecars before it, holds', () => {
  const agent = withGracefulShutdown({ container: 'agent', delay: '0s', drain: '40s' });
  const own = withGracefulShutdown({ delay: '0s', drain: '50s' });
  const web120 = web.with(acme, withGracefulShutdown({ drain: '2m' }), agent);
  const graceOf = (pod: { render: typeof web.render }): number | undefined =>
    pod.render({ kind: 'Job' }).spec.terminationGracePeriodSeconds;
  expect(graceOf(JobPod.from(web120))).toBe(40);
  expect(graceOf(JobPod.from(web120).with(own))).toBe(50);
});

test('a template placed like a construct is refused with the way to place it', () => {
  const chart = Testing.chart();
  const Misused = WebPod as unknown as new (...args: readonly unknown[]) => unknown;
  expect(() => new Misused(chart, 'web', { image: 'a:1', port: 80 })).toThrow(
    'WebPod is a value and takes no scope: place it with new Deployment(scope, id, { pod: new WebPod({ ... }) })',
  );
});
