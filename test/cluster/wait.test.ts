import {
  Deployment,
  Pod,
  StatefulSet,
  WebPod,
  WorkerPod,
  waitFor,
  withInitWait,
  withSecurityContext,
  withVolume,
  type PodMixin,
} from 'podwright';
import { Namespace, images } from './cluster';

const space = new Namespace();
beforeAll(() => space.create());
afterAll(() => space.delete());

const asNobody = withSecurityContext({ runAsUser: 65534, runAsGroup: 65534, fsGroup: 65534 });
const app = (...mixins: readonly PodMixin[]) =>
  new WorkerPod({
    image: images.busybox as 'a:1',
    command: ['sh', '-c', 'trap exit TERM; while :; do sleep 1; done'],
  }).with(asNobody, ...mixins);
const log = (pod: string, container: string, ...args: readonly string[]) =>
  space.kubectl('logs', pod, '-c', container, ...args);

test('an app is held back until Redis answers, and its log says so', async () => {
  await space.place(
    (chart) =>
      new Pod(chart, 'needs-redis', {
        pod: app(withInitWait(waitFor.redis('redis'), { timeout: '4m' })),
      }),
  );
  await space.untilStatus(
    'needs-redis',
    'waits',
    ({ initContainerStatuses }) => initContainerStatuses?.[0]?.state.running !== undefined,
  );
  await space.until('a first attempt in the log', async () =>
    (await log('needs-redis', 'wait-for-redis')).includes('elapsed'),
  );
  expect((await space.status('needs-redis')).containerStatuses?.[0]?.state.waiting?.reason).toBe(
    'PodInitializing',
  );
  const redis = new WebPod({
    image: images.redis as 'a:1',
    port: 6379,
    command: ['redis-server', '--protected-mode', 'no', '--save', '', '--dir', '/tmp'],
  }).with(asNobody);
  await space.place(
    (chart) => new StatefulSet(chart, 'redis', { pod: redis, headlessService: { name: 'redis' } }),
  );
  await space.untilStatus('needs-redis', 'runs', ({ phase }) => phase === 'Running');
  const text = await log('needs-redis', 'wait-for-redis');
  expect(text).toMatch(/^waiting for redis:6379 \(Redis\), up to 4m0s$/m);
  expect(text).toMatch(/^redis:6379 \(Redis\): .*; \d+s elapsed, \d+m\d+s left$/m);
  expect(text).toMatch(/^redis:6379 \(Redis\) is ready after .*$/m);
});

test('an app is held back until PostgreSQL takes connections', async () => {
  const data = withVolume({ name: 'data', mounts: { app: '/data' } });
  const script =
    'PATH=$PATH:$(echo /usr/lib/postgresql/*/bin); initdb -D /data/db -U postgres -A trust > /dev/null && sleep 5 && exec postgres -D /data/db -k /tmp -h "*"';
  const postgres = new WebPod({
    image: images.postgres as 'a:1',
    port: 5432,
    command: ['sh', '-c', script],
  }).with(asNobody, data);
  await space.place((chart) => {
    new Deployment(chart, 'postgres', { pod: postgres }).expose({ port: 5432 });
    return new Pod(chart, 'needs-postgres', {
      pod: app(withInitWait(waitFor.postgres('postgres'), { timeout: '4m' })),
    });
  });
  await space.untilStatus('needs-postgres', 'runs', ({ phase }) => phase === 'Running', 240);
  expect(await log('needs-postgres', 'wait-for-postgres')).toMatch(
    /^postgres:5432 \(PostgreSQL\) is ready after .*$/m,
  );
});

test('a target that never answers ends the wait in time, with a log that says where to look', async () => {
  await space.place(
    (chart) =>
      new Pod(chart, 'hopeless', {
        pod: app(withInitWait(waitFor.tcp('nobody', 1), { timeout: '8s' })),
      }),
  );
  const status = await space.untilStatus(
    'hopeless',
    'one failed wait',
    ({ initContainerStatuses }) => {
      const wait = initContainerStatuses?.[0];
      return (wait?.state.terminated ?? wait?.lastState.terminated)?.exitCode === 1;
    },
  );
  const wait = status.initContainerStatuses?.[0];
  const ended = wait?.state.terminated ?? wait?.lastState.terminated;
  expect(
    Date.parse(ended?.finishedAt ?? '') - Date.parse(ended?.startedAt ?? ''),
  ).toBeLessThanOrEqual(10_000);
  let text = '';
  await space.until('the last lines of its log', async () => {
    const logs = [
      log('hopeless', 'wait-for-nobody'),
      log('hopeless', 'wait-for-nobody', '--previous').catch(() => ''),
    ];
    text = (await Promise.all(logs)).join('\n');
    return text.includes('gave up');
  });
  expect(text).toMatch(/^gave up on nobody:1 \(TCP\) after \d+s/m);
  expect(text).toContain('kubectl get service nobody');
});
