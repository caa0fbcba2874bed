import { Duration } from 'cdk8s';
import {
  WebPod,
  WorkerPod,
  exec,
  grpc,
  httpGet,
  tcpSocket,
  withInitContainer,
  withProbe,
  withSidecar,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const app = (...mixins: readonly PodMixin[]) => web.with(...mixins).render().spec.containers[0];
const problems = (pod: {
  render(): { problems: readonly { path: string; message: string; remedy?: string }[] };
}) => pod.render().problems.map(({ path, message, remedy }) => ({ path, message, remedy }));

test('every handler and every timing is written as it was said', () => {
  expect(
    app(
      withProbe({
        readiness: httpGet('/ready', {
          port: 'http',
          scheme: 'HTTPS',
          headers: { 'X-Probe': 'yes' },
          initialDelaySeconds: 1,
          periodSeconds: 2,
          timeoutSeconds: 3,
          successThreshold: 4,
          failureThreshold: 5,
        }),
        liveness: exec(['cat', '/tmp/healthy'], { terminationGracePeriodSeconds: 9 }),
        startup: grpc({ port: 9090, service: 'started', failureThreshold: 30 }),
      }),
    ),
  ).toMatchObject({
    readinessProbe: {
      httpGet: {
        path: '/ready',
        port: 'http',
        scheme: 'HTTPS',
        httpHeaders: [{ name: 'X-Probe', value: 'yes' }],
      },
      initialDelaySeconds: 1,
      periodSeconds: 2,
      timeoutSeconds: 3,
      successThreshold: 4,
      failureThreshold: 5,
    },
    livenessProbe: { exec: { command: ['cat', '/tmp/healthy'] }, terminationGracePeriodSeconds: 9 },
    startupProbe: { grpc: { port: 9090, service: 'started' }, failureThreshold: 30 },
  });
});

test('the port is the one named http where nothing is said, else the only one', () => {
  expect(app(withProbe({ readiness: httpGet('/') }))?.readinessProbe?.httpGet?.port).toBe('http');
  const worker = new WorkerPod({ image: 'a:1', ports: { metrics: 9090 } });
  expect(
    worker.with(withProbe({ liveness: tcpSocket() })).render().spec.containers[0]?.livenessProbe,
  ).toEqual({
    tcpSocket: { port: 'metrics' },
  });
  expect(
    worker.with(withProbe({ liveness: grpc({ port: 'metrics' }) })).render().spec.containers[0]
      ?.livenessProbe,
  ).toEqual({
    grpc: { port: 9090 },
  });
});

test('no port, or several to choose from, is a problem that says so', () => {
  const none = new WorkerPod({ image: 'a:1' }).with(withProbe({ liveness: tcpSocket() }));
  expect(problems(none)).toEqual([
    {
      path: 'spec.containers[0].livenessProbe.tcpSocket.port',
      message: 'Required value: container "app" has no port to choose from',
      remedy: 'give the container the port, or probe a number',
    },
  ]);
  const two = new WorkerPod({ image: 'a:1', ports: { a: 1, b: 2 } }).with(
    withProbe({ liveness: tcpSocket() }),
  );
  expect(problems(two)[0]?.message).toBe(
    'Required value: container "app" has several ports to choose from',
  );
});

test('startWithin tries the liveness handler every thirtieth of the time', () => {
  const started = (within: '60s' | '10m' | '5s') =>
    app(
      withProbe({
        readiness: httpGet('/ready'),
        liveness: httpGet('/live', { timeoutSeconds: 4 }),
        startWithin: within,
      }),
    )?.startupProbe;
  expect(started('60s')).toEqual({
    httpGet: { path: '/live', port: 'http' },
    periodSeconds: 4,
    failureThreshold: 15,
    timeoutSeconds: 4,
  });
  expect(started('10m')).toMatchObject({ periodSeconds: 10, failureThreshold: 60 });
  expect(started('5s')).toMatchObject({ periodSeconds: 4, failureThreshold: 2 });
});

test('startWithin without a handler, beside startup, or of no duration is refused', () => {
  expect(problems(web.with(withProbe({ startWithin: '60s' })))).toMatchObject([
    {
      path: 'spec.containers[0].startupProbe',
      message: 'Invalid value: withProbe: startWithin needs a handler',
    },
  ]);
  expect(
    problems(
      web.with(withProbe({ liveness: exec(['a']), startup: exec(['b']), startWithin: '60s' })),
    ),
  ).toMatchObject([
    { message: 'Invalid value: withProbe: startup and startWithin both make the startup probe' },
  ]);
  expect(
    problems(web.with(withProbe({ liveness: exec(['a']), startWithin: '0x10s' }))),
  ).toMatchObject([{ message: expect.stringContaining(`startWithin: '0x10s' is not a duration`) }]);
});

test('a later call replaces a probe as a whole, null removes it', () => {
  const first = withProbe({ liveness: httpGet('/live', { failureThreshold: 9 }) });
  expect(app(first, withProbe({ liveness: tcpSocket() }))?.livenessProbe).toEqual({
    tcpSocket: { port: 'http' },
  });
  expect(app(first, withProbe({ liveness: null }))?.livenessProbe).toBeUndefined();
});

test('a sidecar may be probed, whatever the order of the calls; a plain init container may not', () => {
  const pod = web.with(
    withProbe({ container: 'proxy', startup: tcpSocket() }),
    withSidecar({ name: 'proxy', image: 'a:1', ports: { in: 15001 } }),
  );
  expect(pod.render().spec.initContainers?.[0]?.startupProbe).toEqual({
    tcpSocket: { port: 'in' },
  });
  const name: string = 'migrate';
  const refused = web
    .with(withInitContainer({ name: 'migrate', image: 'a:1' }))
    .with(withProbe({ container: name, liveness: exec(['true']) }));
  expect(problems(refused)).toEqual([
    {
      path: 'spec.initContainers[0].livenessProbe',
      message: 'Forbidden: may not be set for init containers without restartPolicy=Always',
      remedy:
        'a plain init container runs to completion: probe the container it prepares, or make it a sidecar',
    },
  ]);
});

test('a timing that no manifest can hold is named with its field path', () => {
  expect(
    problems(web.with(withProbe({ liveness: exec(['a'], { periodSeconds: Number.NaN }) }))),
  ).toEqual([
    {
      path: 'spec.containers[0].livenessProbe.periodSeconds',
      message: 'Invalid value: withProbe: a manifest cannot hold NaN',
      remedy: 'give a finite number',
    },
  ]);
});

test("cdk8s' Duration is refused by its name, with how a time is written", () => {
  const time = Duration.seconds(60);
  const startWithin = time as never;
  expect(problems(web.with(withProbe({ liveness: httpGet('/live'), startWithin })))).toEqual([
    {
      path: 'spec.containers[0].startupProbe',
      message: expect.stringMatching(
        /startWithin: an object of cdk8s' class Duration is not a duration: write whole seconds, .*'90s'/,
      ),
    },
  ]);
  const liveness = httpGet('/live', { periodSeconds: time as never });
  expect(problems(web.with(withProbe({ liveness })))).toMatchObject([
    {
      path: 'spec.containers[0].livenessProbe.periodSeconds',
      remedy: expect.stringContaining('whole seconds as 60'),
    },
  ]);
});
