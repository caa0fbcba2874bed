import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing, Yaml } from 'cdk8s';
import {
  Pod,
  StaticPod,
  WorkerPod,
  configure,
  debugContainer,
  withSecurityContext,
} from 'podwright';
import { Namespace, images } from './cluster';

const space = new Namespace();
beforeAll(() => space.create());
afterAll(() => space.delete());

const sleeper = new WorkerPod({
  image: images.busybox as 'a:1',
  command: ['sh', '-c', 'trap exit TERM; while :; do sleep 1; done'],
}).with(withSecurityContext({ runAsUser: 65532 }));

test('the debug container’s document attaches it to a running pod, under Pod Security restricted', async () => {
  await space.place((chart) => new Pod(chart, 'target', { pod: sleeper }));
  await space.untilStatus('target', 'runs', ({ phase }) => phase === 'Running');
  const patch = debugContainer('target', {
    image: images.busybox,
    target: 'app',
    command: ['sh', '-c', 'ps > /proc/1/fd/1 2>&1; sleep 60'],
  });
  await space.kubectl(
    'patch',
    'pod',
    'target',
    '--subresource=ephemeralcontainers',
    '--type=strategic',
    '--patch',
    JSON.stringify(patch),
  );
  const status = await space.untilStatus(
    'target',
    'the debugger runs',
    ({ ephemeralContainerStatuses }) =>
      ephemeralContainerStatuses?.[0]?.state.running !== undefined,
  );
  expect(status.ephemeralContainerStatuses?.[0]?.name).toBe('debugger');
});

/** The folder that a kubelet of the cluster reads, where the tests can write to it. */
const folder = process.env.STATIC_POD_PATH;
const here = folder !== undefined && existsSync(folder);
if (!here)
  console.warn(
    'STATIC_POD_PATH is not set to a folder that a kubelet reads: the static pod test is left out',
  );

(here ? test : test.skip)(
  'a kubelet runs the static pod from its file, and ends it when the file is gone',
  async () => {
    const chart = new Chart(Testing.app(), 'static', { namespace: 'default' });
    configure(chart, { podSecurity: 'restricted' });
    const name = `static-${space.name}`;
    new StaticPod(chart, 'static', { pod: sleeper, metadata: { name } });
    const file = join(folder ?? '', `${name}.yaml`);
    writeFileSync(file, Yaml.stringify(...Testing.synth(chart)));
    const mirror = () =>
      space.kubectl(
        'get',
        'pods',
        '-n',
        'default',
        '-o',
        'jsonpath={range .items[*]}{.metadata.name} {.status.phase}{"\\n"}{end}',
      );
    try {
      await space.until('the mirror pod', async () =>
        new RegExp(`^${name}-.* Running$`, 'm').test(await mirror()),
      );
    } finally {
      rmSync(file);
    }
    await space.until('its end', async () => !(await mirror()).includes(name));
  },
);
