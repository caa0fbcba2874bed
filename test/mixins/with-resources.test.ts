import { Testing } from 'cdk8s';
import {
  Deployment,
  WebPod,
  withPodResources,
  withResources,
  withSidecar,
  type AnyPod,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const logs = withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9' });
const render = (...mixins: readonly PodMixin[]) => web.with(...mixins).render();

describe('withResources', () => {
  test('writes amounts as they were said, for the app container where no other is named', () => {
    const { spec, problems } = render(
      logs,
      withResources({
        requests: { cpu: '0.25', memory: '1024Mi', 'ephemeral-storage': 1e9 },
        limits: { memory: '2Gi', 'nvidia.com/gpu': 1, 'hugepages-2Mi': '4Mi' },
        claims: [{ name: 'gpu', request: 'one' }],
      }),
    );
    expect(problems).toEqual([]);
    expect(spec.containers[0]?.resources).toEqual({
      requests: { cpu: '0.25', memory: '1024Mi', 'ephemeral-storage': 1e9 },
      limits: { memory: '2Gi', 'nvidia.com/gpu': 1, 'hugepages-2Mi': '4Mi' },
      claims: [{ name: 'gpu', request: 'one' }],
    });
    expect(spec.initContainers?.[0]?.resources).toBeUndefined();
  });

  test('asks for CPU, and asks for and limits memory, where an amount stands alone', () => {
    const resources = (...mixins: readonly PodMixin[]) =>
      render(...mixins).spec.containers[0]?.resources;
    expect(resources(withResources({ cpu: '250m', memory: '256Mi' }))).toEqual({
      requests: { cpu: '250m', memory: '256Mi' },
      limits: { memory: '256Mi' },
    });
    expect(resources(withResources({ cpu: 1 }))).toEqual({ requests: { cpu: 1 } });
    expect(resources(withResources({ memory: '1Gi', limits: { memory: '2Gi' } }))).toEqual({
      requests: { memory: '1Gi' },
      limits: { memory: '2Gi' },
    });
  });

  test('gives what good practice asks for with two words', () => {
    const unsaid = new Deployment(Testing.chart(), 'web', { pod: web }).problems();
    const said = new Deployment(Testing.chart(), 'web', {
      pod: web.with(withResources({ cpu: '250m', memory: '256Mi' })),
    }).problems();
    const rules = ['require-cpu-request', 'require-memory-request', 'require-memory-limit'];
    expect(unsaid.map(({ rule }) => rule)).toEqual(expect.arrayContaining(rules));
    expect(said.map(({ rule }) => rule).filter((rule) => rules.includes(rule))).toEqual([]);
  });

  test('lets a later call win amount by amount, and null remove one', () => {
    const { spec } = render(
      withResources({ requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: 1 } }),
      withResources({ requests: { cpu: '200m' }, limits: { cpu: null } }),
    );
    expect(spec.containers[0]?.resources).toEqual({
      requests: { cpu: '200m', memory: '64Mi' },
      limits: {},
    });
  });

  test('finds containers by name and role, before and after they are added', () => {
    const small = withResources({ container: ['sidecars', 'app'], limits: { memory: '64Mi' } });
    const expected = { limits: { memory: '64Mi' } };
    for (const mixins of [
      [small, logs],
      [logs, small],
      [small, logs, small],
    ]) {
      const { spec } = render(...mixins);
      expect(spec.containers[0]?.resources).toEqual(expected);
      expect(spec.initContainers?.[0]?.resources).toEqual(expected);
    }
  });

  test.each([
    ['cpu', '1000mc', '"1000mc" is no CPU quantity'],
    ['cpu', '0x10', '"0x10" is no CPU quantity'],
    ['cpu', '-1', '"-1" is less than zero'],
    ['cpu', Number.NaN, 'NaN is no CPU quantity'],
    ['memory', '2GB', '"2GB" is no memory quantity'],
    ['memory', true, 'true is no memory quantity'],
    ['ephemeral-storage', '', '"" is no quantity of bytes'],
    ['nvidia.com/gpu', 'one', '"one" is no quantity'],
  ])('refuses %s of %p once, and leaves it out', (resource, given, message) => {
    const pod: AnyPod = web.with(
      withResources({ requests: { [resource]: given as string }, limits: { memory: '1Gi' } }),
    );
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    expect(deployment.problems().filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        path: `spec.template.spec.containers[0].resources.requests[${resource}]`,
        message: `Invalid value: withResources: ${message}`,
        remedy: expect.stringMatching(/^write .*'$|^write .* or a number of bytes$/),
        origins: [{ call: 'withResources', places: [{ file: __filename }] }],
      },
    ]);
    expect(pod.render().spec.containers[0]?.resources).toEqual({
      requests: {},
      limits: { memory: '1Gi' },
    });
  });

  test('names the way out where the server would take what is refused', () => {
    const text: string = '512Mi';
    const { problems } = render(logs, withResources({ container: 'logs', cpu: text }));
    expect(problems).toMatchObject([
      {
        path: 'spec.initContainers[0].resources.requests[cpu]',
        remedy: `write 2, '500m' or '0.5'; where it is meant, use withContainer('logs', { resources: { requests: { cpu: '512Mi' } } })`,
      },
    ]);
  });

  test('reports an amount for a role at a container of that role', () => {
    const text: string = '1000mc';
    expect(
      render(logs, withResources({ container: 'sidecars', cpu: text })).problems,
    ).toMatchObject([{ path: 'spec.initContainers[0].resources.requests[cpu]' }]);
  });

  test('leaves its arguments as they were', () => {
    const props = Object.freeze({ requests: Object.freeze({ cpu: '100m' }) });
    render(withResources(props), withResources({ requests: { cpu: '200m', memory: '1Mi' } }));
    expect(props).toEqual({ requests: { cpu: '100m' } });
  });
});

describe('withPodResources', () => {
  test('sets what the whole pod shares, amount by amount', () => {
    const { spec, problems } = render(
      withPodResources({ requests: { cpu: 1, memory: '512Mi' }, limits: { cpu: 2 } }),
      withPodResources({ limits: { memory: '1Gi', 'hugepages-2Mi': '4Mi' } }),
    );
    expect(problems).toEqual([]);
    expect(spec.resources).toEqual({
      requests: { cpu: 1, memory: '512Mi' },
      limits: { cpu: 2, memory: '1Gi', 'hugepages-2Mi': '4Mi' },
    });
    expect(spec.containers[0]?.resources).toBeUndefined();
  });

  test('checks amounts in the same words', () => {
    const memory: string = '100m';
    expect(render(withPodResources({ limits: { memory } })).problems).toMatchObject([
      {
        path: 'spec.resources.limits[memory]',
        message: 'Invalid value: withPodResources: "100m" of memory is thousandths of a byte',
        remedy: `write '128Mi', '2Gi' or a number of bytes; where it is meant, use withPodSpec({ resources: { limits: { memory: '100m' } } })`,
      },
    ]);
  });
});
