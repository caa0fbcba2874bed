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

describe('a value that nobody knows the meaning of is left out, and hides nothing', () => {
  const container = { name: 'App', image: 'a:1' };
  const refused = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };
  const rest = ['metadata.name', 'spec.template.spec.containers[0].name'];

  test.each<readonly [string, object, object]>([
    ['a text that is no number', { replicas: 'three', template: refused }, {}],
    ['a number with a fraction', { replicas: 1.5, template: refused }, {}],
    ['a text that is no boolean', { paused: 'yes', template: refused }, {}],
    ['a text in place of the selector', { selector: 'app=web', template: refused }, {}],
    ['a text in place of its labels', { selector: { matchLabels: 'a' }, template: refused }, {}],
    ['an object in place of a text', { template: refused }, { annotations: { a: {} } }],
    ['a list in place of an object', { strategy: [], template: refused }, {}],
  ])('%s', (_, spec, metadata) => {
    expect(beyond(spec, metadata)).toEqual(rest);
  });

  test('a malformed quantity', () => {
    const resources = { limits: { cpu: '1 GB', memory: '-1' } };
    const template = { ...refused, spec: { containers: [{ ...container, resources }] } };
    expect(beyond({ template })).toEqual([
      ...rest,
      'spec.template.spec.containers[0].resources.limits[memory]',
    ]);
  });

  test('and what it is missed by is not told', () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['All'], resources: { requests: { storage: '10GB' } } },
    };
    const found = beyondDecoding(claim, check(claim, options), options);
    expect(found.map(({ path }) => path)).toEqual(['spec.accessModes']);
  });

  test('but an element of a list, without which the others have other places', () => {
    const spec = { containers: ['app', container] };
    expect(beyond({ template: { ...refused, spec } })).toEqual([]);
  });
});

test('of what is decoded nothing more is said', () => {
  expect(beyond({ replicas: 3 })).toEqual([]);
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
