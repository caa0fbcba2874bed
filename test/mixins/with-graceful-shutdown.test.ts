import { Testing } from 'cdk8s';
import {
  Deployment,
  WebPod,
  withGracefulShutdown,
  withInitContainer,
  withPodSpec,
  withSidecar,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

test('a container goes on for 5 s where nothing is said, and the grace period is the server’s', () => {
  const { spec } = web.with(withGracefulShutdown()).render();
  expect(spec.containers[0]?.lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
  expect(spec.terminationGracePeriodSeconds).toBeUndefined();
});

test('the grace period holds delay and drain', () => {
  const { spec } = web.with(withGracefulShutdown({ delay: '10s', drain: '45s' })).render();
  expect(spec.terminationGracePeriodSeconds).toBe(55);
});

test('a grace period that is too short for both is refused with the arithmetic', () => {
  const { problems } = web
    .with(withGracefulShutdown({ delay: '10s', drain: '45s', gracePeriod: '30s' }))
    .render();
  expect(problems).toMatchObject([
    {
      path: 'spec.terminationGracePeriodSeconds',
      message:
        'Invalid value: 30: delay 10s and drain 45s are longer than the grace period 30s: the kubelet kills the pod earlier',
      remedy: 'let the grace period be 55s or more, or leave it out: it is counted then',
    },
  ]);
});

const long = withGracefulShutdown({ delay: '10s', drain: '110s' });
const proxied = web.with(withSidecar({ name: 'proxy', image: 'a:1' }));

test('of several that are counted, the longest is the grace period, whatever the order', () => {
  const short = withGracefulShutdown({ container: 'proxy', delay: '5s', drain: '40s' });
  for (const pod of [proxied.with(long, short), proxied.with(short, long)]) {
    const { spec, problems } = pod.render();
    expect(spec.terminationGracePeriodSeconds).toBe(120);
    expect(problems).toEqual([]);
  }
});

test('a grace period that is set longer than what is counted stays, whatever the order', () => {
  const set = withPodSpec({ terminationGracePeriodSeconds: 180 });
  for (const pod of [web.with(long, set), web.with(set, long)]) {
    expect(pod.render().spec.terminationGracePeriodSeconds).toBe(180);
    expect(pod.render().problems).toEqual([]);
  }
});

test('beside a delay that says nothing of the drain, the program gets its usual time', () => {
  const graceOf = (...mixins: readonly ReturnType<typeof withGracefulShutdown>[]): unknown =>
    web.with(...mixins).render().spec.terminationGracePeriodSeconds;
  expect(graceOf(withGracefulShutdown({ delay: '60s' }))).toBe(85);
  expect(graceOf(withGracefulShutdown({ delay: '5s' }))).toBeUndefined();
  expect(graceOf(withGracefulShutdown({ delay: '60s', drain: 0 }))).toBe(60);
  // What is set is held against what was asked for, and that was the delay.
  const set = withGracefulShutdown({ delay: '60s', gracePeriod: '70s' });
  expect(web.with(set).render()).toMatchObject({
    problems: [],
    spec: { terminationGracePeriodSeconds: 70 },
  });
});

test('one that is taken away is counted again', () => {
  const taken = withPodSpec({ terminationGracePeriodSeconds: null });
  expect(web.with(long, taken).render().spec.terminationGracePeriodSeconds).toBe(120);
});

test.each([
  ['withPodSpec', withPodSpec({ terminationGracePeriodSeconds: 20 })],
  ['withGracefulShutdown', withGracefulShutdown({ delay: '10s', gracePeriod: '20s' })],
])('one that %s sets shorter is refused with both calls, whatever the order', (call, set) => {
  for (const pod of [web.with(long, set), web.with(set, long)]) {
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    const path = 'spec.template.spec.terminationGracePeriodSeconds';
    const [problem, ...others] = deployment.problems().filter((one) => one.path === path);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      severity: 'error',
      message:
        'Invalid value: 20: delay 10s and drain 1m50s are longer than the grace period 20s: the kubelet kills the pod earlier',
      remedy:
        'let the grace period be 2m (120 seconds) or more, or leave it out: it is counted then',
    });
    expect(problem?.origins?.map((origin) => origin.call)).toEqual([call, 'withGracefulShutdown']);
  }
});

test('what a later call says of a container takes the place of what an earlier one said', () => {
  const house = withGracefulShutdown({ delay: '20s', drain: '40s' });
  const own = withGracefulShutdown({ delay: '5s', drain: '10s', gracePeriod: '20s' });
  expect(web.with(house, own).render()).toMatchObject({
    problems: [],
    spec: { terminationGracePeriodSeconds: 20 },
  });
  expect(web.with(own, house).render().problems).toHaveLength(1);
  const chart = Testing.chart();
  chart.with(house);
  const deployment = new Deployment(chart, 'web', { pod: web.with(own) });
  expect(deployment.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
  // Of a container that is not there only that is said.
  const other = withGracefulShutdown({ container: 'nope' as string, delay: '60s' });
  expect(web.with(other, own).render().problems).toMatchObject([
    { rule: 'name-existing-containers' },
  ]);
});

test('a hook of its own takes the place of the delay, and of an earlier hook', () => {
  const preStop = { exec: { command: ['/bin/drain'] } };
  const { spec } = web
    .with(withGracefulShutdown(), withGracefulShutdown({ preStop, gracePeriod: 90 }))
    .render();
  expect(spec.containers[0]?.lifecycle).toEqual({ preStop });
  expect(spec.terminationGracePeriodSeconds).toBe(90);
});

test('sidecars take it by role, plain init containers refuse it', () => {
  const pod = web.with(
    withSidecar({ name: 'proxy', image: 'a:1' }),
    withInitContainer({ name: 'migrate', image: 'a:1' }),
    withGracefulShutdown({ container: 'sidecars', delay: '2s' }),
  );
  expect(pod.render().spec.initContainers?.[0]?.lifecycle).toEqual({
    preStop: { sleep: { seconds: 2 } },
  });
  const name: string = 'migrate';
  expect(pod.with(withGracefulShutdown({ container: name })).render().problems).toMatchObject([
    {
      path: 'spec.initContainers[1].lifecycle',
      type: 'FieldValueForbidden',
      message: 'Forbidden: may not be set for init containers without restartPolicy=Always',
    },
  ]);
});

test('times that are none are refused, not invented', () => {
  const { problems } = web.with(withGracefulShutdown({ delay: '-1s', drain: '1e3s' })).render();
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining(`delay: '-1s' is not a duration`),
    expect.stringContaining(`drain: '1e3s' is not a duration`),
  ]);
});
