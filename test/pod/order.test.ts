import { WebPod, withInitContainer, withSidecar, type PodMixin } from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const startup = { httpGet: { path: '/', port: 9000 } };

const names = (pod: {
  readonly spec: { readonly initContainers?: readonly { readonly name: string }[] };
}) => (pod.spec.initContainers ?? []).map(({ name }) => name);

describe('init containers and sidecars start', () => {
  test('as they were added, where nothing is said', () => {
    const pod = web.with(
      withInitContainer({ name: 'b', image: 'a:1' }),
      withSidecar({ name: 'a', image: 'a:1' }),
      withInitContainer({ name: 'c', image: 'a:1' }),
    );
    expect(names(pod.render())).toEqual(['b', 'a', 'c']);
  });

  test('as their relations say, whatever the order of the calls', () => {
    const proxy = withSidecar({ name: 'proxy', image: 'a:1' });
    const migrate = withInitContainer({ name: 'migrate', image: 'a:1', after: 'proxy' });
    const cert = withInitContainer({ name: 'cert', image: 'a:1', before: 'proxy' });
    for (const mixins of [
      [proxy, migrate, cert],
      [migrate, cert, proxy],
      [cert, migrate, proxy],
    ] as const) {
      expect(names(web.with(...mixins).render())).toEqual(['cert', 'proxy', 'migrate']);
    }
  });

  test('keeping the order of adding among those that nothing relates', () => {
    const pod = web.with(
      withInitContainer({ name: 'one', image: 'a:1' }),
      withInitContainer({ name: 'two', image: 'a:1', after: 'four' }),
      withInitContainer({ name: 'three', image: 'a:1' }),
      withInitContainer({ name: 'four', image: 'a:1' }),
    );
    expect(names(pod.render())).toEqual(['one', 'three', 'four', 'two']);
  });

  test('after a sidecar that is healthy, which a startup probe makes real', () => {
    const after = { container: 'proxy', ready: 'healthy' } as const;
    const pod = web.with(
      withInitContainer({ name: 'migrate', image: 'a:1', after }),
      withSidecar({ name: 'proxy', image: 'a:1', startupProbe: startup }),
    );
    expect(pod.render().problems).toEqual([]);
    expect(names(pod.render())).toEqual(['proxy', 'migrate']);
  });
});

describe('a relation that cannot hold is refused', () => {
  const problems = (...mixins: readonly PodMixin[]) =>
    web
      .with(...mixins)
      .render()
      .problems.map(({ path, message, remedy }) => ({ path, message, remedy }));

  test('to a container that is not there', () => {
    expect(problems(withSidecar({ name: 'logs', image: 'a:1', after: 'porxy' }))).toEqual([
      {
        path: 'spec.initContainers[0]',
        message: 'Invalid value: no container "porxy" in this pod to be ordered against',
        remedy: `name one of the pod's containers`,
      },
    ]);
  });

  test('in a circle, which is shown', () => {
    const found = problems(
      withInitContainer({ name: 'a', image: 'a:1', after: 'c' }),
      withInitContainer({ name: 'b', image: 'a:1', after: 'a' }),
      withInitContainer({ name: 'c', image: 'a:1', after: 'b' }),
    );
    expect(found).toEqual([
      {
        path: 'spec.initContainers[0]',
        message: 'Invalid value: containers wait for each other: "a" after "c" after "b" after "a"',
        remedy: 'take one of these relations away',
      },
    ]);
  });

  test('after the app, which starts last', () => {
    expect(problems(withSidecar({ name: 'logs', image: 'a:1', after: 'app' }))[0]?.message).toBe(
      'Invalid value: "logs" cannot come after "app": app containers start when every init container is complete and every sidecar has started',
    );
  });

  test('on the health of a sidecar without a startup probe', () => {
    const found = problems(
      withSidecar({ name: 'proxy', image: 'a:1' }),
      withInitContainer({
        name: 'migrate',
        image: 'a:1',
        after: { container: 'proxy', ready: 'healthy' },
      }),
    );
    expect(found).toEqual([
      {
        path: 'spec.initContainers[1]',
        message: 'Invalid value: cannot wait until "proxy" is healthy: it has no startup probe',
        remedy: `give it one: withProbe({ container: 'proxy', startup: ... })`,
      },
    ]);
  });

  test('on the completion of a sidecar, which never completes', () => {
    const found = problems(
      withSidecar({ name: 'proxy', image: 'a:1' }),
      withInitContainer({
        name: 'migrate',
        image: 'a:1',
        after: { container: 'proxy', ready: 'complete' },
      }),
    );
    expect(found[0]?.message).toBe(
      'Invalid value: cannot wait until "proxy" is complete: it is a sidecar, which keeps running',
    );
  });
});
