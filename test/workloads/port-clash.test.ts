import { Testing } from 'cdk8s';
import { Deployment, WebPod, withSidecar } from 'podwright';

/** A number that the compiler does not know: from the environment, from a file. */
const port = Number('8080');
const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port });

test('two containers that take one port are warned of, where the number is known only at run time', () => {
  const logs = withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9', ports: { in: port } });
  const deployment = new Deployment(Testing.chart(), 'web', { pod: web.with(logs) });
  expect(
    deployment.problems().filter(({ rule }) => rule === 'warn-of-overlapping-ports'),
  ).toMatchObject([
    {
      severity: 'warning',
      path: 'spec.template.spec.containers[0].ports[0]',
      message: 'duplicate port definition with spec.template.spec.initContainers[0].ports[0]',
      remedy: expect.stringContaining('share one network'),
    },
  ]);
});
