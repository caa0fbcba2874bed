import { Testing } from 'cdk8s';
import {
  configure,
  Deployment,
  waitFor,
  WebPod,
  withInitWait,
  withPodSpec,
  type ScopeSettings,
} from 'podwright';

const windows = withPodSpec({ os: { name: 'windows' } });
const waiting = withInitWait([waitFor.postgres('postgres'), waitFor.command(['ready'])]);
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function errors(settings: ScopeSettings = {}) {
  const chart = Testing.chart();
  configure(chart, settings);
  const deployment = new Deployment(chart, 'web', { pod: web.with(waiting, windows) });
  return deployment.problems().filter(({ severity }) => severity === 'error');
}

test('a wait of Linux in a pod for Windows is refused once, with what to do instead', () => {
  expect(errors()).toMatchObject([
    {
      rule: 'wait-on-the-system-of-the-pod',
      path: 'spec.template.spec.initContainers[0].image',
      message: 'Forbidden: withInitWait waits with a Linux image, and the pod is for Windows',
      remedy: expect.stringContaining("withInitContainer({ name: 'wait-for-postgres', image: "),
    },
  ]);
});

test('a program of one’s own that says nothing of Linux waits in a pod for Windows', () => {
  const wait = () => ({
    containers: [{ name: 'wait', image: 'registry.acme.dev/wait:1.2.0-nanoserver' }],
    problems: [],
  });
  expect(errors({ helpers: { wait } })).toEqual([]);
});
