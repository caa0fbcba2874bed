import {
  WebPod,
  exec,
  httpGet,
  probeTimings,
  tcpSocket,
  withGracefulShutdown,
  withProbe,
  withSidecar,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

test('a liveness probe says when it restarts the container, and how long that has to end', () => {
  const pod = web.with(
    withProbe({ liveness: httpGet('/live', { periodSeconds: 5 }) }),
    withGracefulShutdown({ gracePeriod: '45s' }),
  );
  expect(pod.probeTimings()).toEqual([
    {
      container: 'app',
      probe: 'liveness',
      failures: 3,
      atLeastSeconds: 10,
      atMostSeconds: 16,
      text: 'container "app" is restarted after 3 failures in a row, 10 s to 16 s after it stops answering; it has 45 s to end',
    },
  ]);
});

test('a grace period of the probe’s own counts in place of the pod’s', () => {
  const probe = withProbe({
    liveness: exec(['cat', '/ok'], { failureThreshold: 1, terminationGracePeriodSeconds: 5 }),
  });
  expect(web.with(probe).probeTimings()[0]?.text).toBe(
    'container "app" is restarted after 1 failure, 0 s to 11 s after it stops answering; it has 5 s to end',
  );
});

test('a readiness probe says when traffic stops, and when it comes again', () => {
  const probe = withProbe({
    readiness: httpGet('/ready', { periodSeconds: 2, successThreshold: 2 }),
  });
  expect(web.with(probe).probeTimings()[0]?.text).toBe(
    'container "app" gets no traffic after 3 failures in a row, 4 s to 7 s after it stops answering, and gets it again after 2 successes in a row, 2 s to 4 s after it answers',
  );
});

test('a startup probe says how long the container has to start, its first delay included', () => {
  const startup = tcpSocket({ initialDelaySeconds: 20, periodSeconds: 1, failureThreshold: 30 });
  expect(web.with(withProbe({ startup })).probeTimings()).toMatchObject([
    { probe: 'startup', failures: 30, atLeastSeconds: 49, atMostSeconds: 51 },
  ]);
  expect(
    web.with(withProbe({ liveness: httpGet('/live'), startWithin: '60s' })).probeTimings()[0],
  ).toMatchObject({ probe: 'startup', atLeastSeconds: 58, atMostSeconds: 61 });
});

test('a timeout longer than the period spaces the tries of a container that hangs', () => {
  const liveness = httpGet('/live', { periodSeconds: 1, timeoutSeconds: 10 });
  expect(web.with(withProbe({ liveness })).probeTimings()).toMatchObject([
    { atLeastSeconds: 2, atMostSeconds: 31 },
  ]);
});

test('every container tells its own, sidecars first, and a zero is the server’s default', () => {
  const proxy = withSidecar({
    name: 'proxy',
    image: 'ghcr.io/acme/proxy:2.0.0',
    readinessProbe: { exec: { command: ['ok'] }, periodSeconds: 0, failureThreshold: 0 },
  });
  const pod = web.with(withProbe({ liveness: tcpSocket() }), proxy);
  const named = pod.probeTimings().map((one) => [one.container, one.probe, one.atMostSeconds]);
  expect(named).toEqual([
    ['proxy', 'readiness', 31],
    ['app', 'liveness', 31],
  ]);
  expect(probeTimings(web.render().spec)).toEqual([]);
});
