import { ApiObject, Chart } from 'cdk8s';
import { App, Deployment, WebPod, checkAtSynth, configure } from 'podwright';
import { check } from 'podwright/rules';
import { beyondDecoding } from '../../src/rules/beyond-decoding';

const options = { kubernetes: '1.33-1.36' } as const;

function beyond(spec: object, metadata: object = {}): readonly string[] {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'Web', ...metadata },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'app', image: 'a:1' }] },
      },
      ...spec,
    },
  };
  const before = JSON.stringify(manifest);
  const found = beyondDecoding(manifest, check(manifest, options), options);
  expect(JSON.stringify(manifest)).toBe(before);
  return found.filter(({ severity }) => severity === 'error').map(({ path }) => path);
}

describe('an object that its decoder refuses is judged as it is meant', () => {
  test.each<readonly [string, object, object]>([
    ['without the fields that are unknown', { replica: 3 }, {}],
    ['with a text that is a number', { replicas: '3' }, {}],
    ['with a text that is a boolean', { paused: 'true' }, {}],
    [
      'with numbers and booleans that are text',
      {},
      { annotations: { 'acme.com/a.b': true, a: 1 } },
    ],
  ])('%s', (_, spec, metadata) => {
    expect(beyond(spec, metadata)).toEqual(['metadata.name']);
  });

  test('so that what is wrong with the meant value is found, too', () => {
    expect(beyond({ replicas: '-3' })).toEqual(['metadata.name', 'spec.replicas']);
  });
});

test.each<readonly [string, object, object]>([
  ['what is decoded', { replicas: 3 }, {}],
  ['a text that is no number', { replicas: 'three' }, {}],
  ['a text that is no boolean', { paused: 'yes' }, {}],
  ['an object in place of a text', {}, { annotations: { a: {} } }],
  ['a list in place of an object', { strategy: [] }, {}],
  [
    'a malformed quantity',
    { template: { spec: { containers: [{ resources: { limits: { cpu: '1 GB' } } }] } } },
    {},
  ],
])('of %s nothing more is said', (_, spec, metadata) => {
  expect(beyond(spec, metadata)).toEqual([]);
});

test('a field that some versions know is not left out', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'Web' },
    spec: {
      containers: [{ name: 'app', image: 'a:1' }],
      workloadRef: { name: 'a', podGroup: 'b' },
    },
  };
  const problems = check(pod, options);
  expect(problems.some(({ kubernetes }) => kubernetes !== undefined)).toBe(true);
  expect(beyondDecoding(pod, problems, options)).toEqual([]);
});

test('synth tells all of it at once, of every object', () => {
  const chart = new Chart(new App(), 'shop');
  configure(chart, { defaults: 'none' });
  checkAtSynth(chart);
  const pod = new WebPod({ image: 'a:1', port: 80_800 });
  const typed = new Deployment(chart, 'web', { pod, replicas: '3' as never });
  const foreign = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'Shop' },
    data: { a: 1 },
  };
  new ApiObject(chart, 'config', foreign);
  const paths = (call: () => unknown): string => {
    try {
      call();
      return '';
    } catch (error) {
      return String(error);
    }
  };
  expect(typed.problems().map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'spec.replicas',
      'spec.template.spec.containers[0].ports[0].containerPort',
    ]),
  );
  const message = paths(() => new App().synth.call(chart.node.root));
  expect(message).toContain('data.a: json: cannot unmarshal number');
  expect(message).toContain('metadata.name: Invalid value: "Shop"');
});
