import { WebPod, withGracefulShutdown, withInitContainer, withSidecar } from 'podwright';

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
        'Invalid value: withGracefulShutdown: delay 10s and drain 45s are longer than the grace period 30s',
      remedy: 'set gracePeriod to 55s or more, or leave it out',
    },
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
