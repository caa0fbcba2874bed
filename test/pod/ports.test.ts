import { Testing } from 'cdk8s';
import * as podwright from 'podwright';
import { Deployment, WebPod, withContainer, withSidecar, type AnyPod } from 'podwright';

// As from a configuration file: the compiler would refuse these.
const untyped = podwright as unknown as { readonly withSidecar: (props: unknown) => any };
const web: AnyPod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const sidecar = (ports: unknown): any =>
  untyped.withSidecar({ name: 'proxy', image: 'ghcr.io/acme/proxy:1.0.0', ports });

function said(pod: AnyPod): readonly string[] {
  const deployment = new Deployment(Testing.chart(), 'web', { pod });
  return deployment
    .problems()
    .filter(({ set }) => set === 'composition' || set === 'api-server')
    .map(({ severity, path, message }) => `${severity} ${path}: ${message}`);
}

const place = 'spec.template.spec.initContainers[0].ports[0]';

test('a port that another container listens on is refused, once', () => {
  expect(said(web.with(sidecar({ metrics: 8080 })))).toEqual([
    `error ${place}: Duplicate value: 8080: port 8080/TCP is already taken by container "app": containers of a pod share one network`,
  ]);
});

test('also where the number is known only at run time', () => {
  const port = Number('8080');
  const pod = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port }).with(
    withSidecar({ name: 'proxy', image: 'ghcr.io/acme/proxy:1.0.0', ports: { in: port } }),
  );
  expect(said(pod)).toEqual([
    expect.stringContaining('port 8080/TCP is already taken by container "app"'),
  ]);
});

test('so is a name that another port has, whatever its number', () => {
  const message = `error ${place}: Duplicate value: "http": the pod already has a port named "http"`;
  expect(said(web.with(sidecar({ http: 8081 })))).toEqual([message]);
  expect(said(web.with(sidecar({ http: 8080 })))).toEqual([message]);
});

test('both calls are named, and the way out', () => {
  const [problem] = web.with(sidecar({ metrics: 8080 })).render().problems;
  expect(problem?.origins?.map(({ call }) => call)).toEqual(['withSidecar', 'WebPod']);
  expect(problem?.remedy).toBe(
    'let one of the two listen on another port, or say shared: true where both may name it',
  );
});

test('another protocol is another port, and a shared number only warns', () => {
  expect(said(web.with(sidecar({ udp: { containerPort: 8080, protocol: 'UDP' } })))).toEqual([]);
  const shared = withSidecar({
    name: 'proxy',
    image: 'ghcr.io/acme/proxy:1.0.0',
    ports: { metrics: { containerPort: 8080, shared: true } },
  });
  expect(said(web.with(shared))).toEqual([
    expect.stringMatching(/^warning .*: duplicate port definition with /),
  ]);
});

test('what a patch takes away clashes with nothing', () => {
  const without = withContainer('proxy' as string, { ports: null });
  expect(said(web.with(sidecar({ metrics: 8080 }), without))).toEqual([]);
});
