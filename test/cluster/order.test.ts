import {
  Deployment,
  Job,
  JobPod,
  Pod,
  WebPod,
  WorkerPod,
  exec,
  httpGet,
  withInitContainer,
  withProbe,
  withSecurityContext,
  withSidecar,
} from 'podwright';
import { Namespace, images, startOf } from './cluster';

const space = new Namespace();
beforeAll(() => space.create());
afterAll(() => space.delete());

const asUser = { runAsUser: 65532 } as const;
const asNobody = withSecurityContext(asUser);
const runs = (script: string) => ({
  image: images.busybox,
  command: ['sh', '-c', `trap 'exit 0' TERM; ${script}`],
  securityContext: asUser,
});
const forever = 'while :; do sleep 1; done';

test('containers start in the order the template says, and a sidecar’s startup probe holds back what follows it', async () => {
  const pod = new WorkerPod({
    image: images.busybox as 'a:1',
    command: ['sh', '-c', forever],
  }).with(
    withInitContainer({
      name: 'migrate',
      ...runs('sleep 1'),
      after: { container: 'proxy', ready: 'healthy' },
    }),
    withSidecar({
      name: 'proxy',
      ...runs(`sleep 5; touch /tmp/up; ${forever}`),
      startupProbe: {
        exec: { command: ['cat', '/tmp/up'] },
        periodSeconds: 1,
        failureThreshold: 60,
      },
    }),
    withInitContainer({ name: 'cert', ...runs('sleep 2'), before: 'proxy' }),
  );
  await space.place((chart) => new Deployment(chart, 'ordered', { pod: pod.with(asNobody) }));
  const name = await space.podOf('ordered');
  const status = await space.untilStatus(name, 'the app runs', ({ phase }) => phase === 'Running');
  const [cert, proxy, migrate, app] = ['cert', 'proxy', 'migrate', 'app'].map((one) =>
    startOf(status, one),
  ) as [number, number, number, number];
  expect(proxy - cert).toBeGreaterThanOrEqual(2000);
  expect(migrate - proxy).toBeGreaterThanOrEqual(4000);
  expect(app - migrate).toBeGreaterThanOrEqual(1000);
});

test('a native sidecar does not hold a Job open: it ends after the app, and the Job is complete', async () => {
  const pod = new JobPod({
    image: images.busybox as 'a:1',
    command: ['sh', '-c', 'sleep 3; echo done'],
  }).with(withSidecar({ name: 'shipper', ...runs(`trap 'date +%s; exit 0' TERM; ${forever}`) }));
  await space.place((chart) => new Job(chart, 'once', { pod: pod.with(asNobody) }));
  await space.until(
    'the Job to complete',
    async () =>
      (await space.kubectl('get', 'job', 'once', '-o', 'jsonpath={.status.succeeded}')) === '1',
  );
  const name = await space.kubectl(
    'get',
    'pods',
    '-l',
    'job-name=once',
    '-o',
    'jsonpath={.items[0].metadata.name}',
  );
  const status = await space.status(name);
  const app = status.containerStatuses?.find((one) => one.name === 'app')?.state.terminated;
  const shipper = status.initContainerStatuses?.find((one) => one.name === 'shipper')?.state
    .terminated;
  expect(app?.exitCode).toBe(0);
  expect(Date.parse(shipper?.finishedAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(app?.finishedAt ?? ''),
  );
});

test('a liveness probe restarts the container, not the pod, when it no longer passes', async () => {
  const pod = new WorkerPod({
    image: images.busybox as 'a:1',
    command: [
      'sh',
      '-c',
      `touch /tmp/healthy; sleep 5; rm -f /tmp/healthy; trap exit TERM; ${forever}`,
    ],
  }).with(
    withProbe({
      liveness: exec(['cat', '/tmp/healthy'], { periodSeconds: 1, failureThreshold: 3 }),
    }),
    asNobody,
  );
  await space.place((chart) => new Pod(chart, 'exam', { pod }));
  const status = await space.untilStatus(
    'exam',
    'one restart',
    ({ containerStatuses }) => (containerStatuses?.[0]?.restartCount ?? 0) > 0,
  );
  expect(status.phase).toBe('Running');
  const last = status.containerStatuses?.[0]?.lastState.terminated;
  const lived = Date.parse(last?.finishedAt ?? '') - Date.parse(last?.startedAt ?? '');
  const [timing] = pod.probeTimings();
  expect(lived).toBeGreaterThanOrEqual((5 + timing!.atLeastSeconds) * 1000);
  // The times of a status are whole seconds, and the program notices the signal within one.
  expect(lived).toBeLessThanOrEqual((5 + timing!.atMostSeconds + 3) * 1000);
});

test('a readiness probe keeps a pod out of its Service until it answers', async () => {
  const serve = `mkdir -p /tmp/www; (sleep 5; echo ok > /tmp/www/ready) & exec httpd -f -p 8080 -h /tmp/www`;
  const pod = new WebPod({
    image: images.busybox as 'a:1',
    port: 8080,
    command: ['sh', '-c', serve],
  }).with(withProbe({ readiness: httpGet('/ready', { periodSeconds: 1 }) }), asNobody);
  await space.place((chart) =>
    new Deployment(chart, 'served', { pod }).expose({ port: 80, targetPort: 'http' }),
  );
  const name = await space.podOf('served');
  await space.untilStatus(name, 'runs', ({ phase }) => phase === 'Running');
  const addresses = () =>
    space.kubectl(
      'get',
      'endpointslices',
      '-l',
      'kubernetes.io/service-name=served',
      '-o',
      'jsonpath={.items[*].endpoints[?(@.conditions.ready==true)].addresses[0]}',
    );
  expect(await addresses()).toBe('');
  await space.until('an endpoint', async () => (await addresses()) !== '');
});
