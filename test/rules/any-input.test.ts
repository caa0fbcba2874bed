import * as fc from 'fast-check';
import { check, checkAll } from '../../src/rules';
import { bases } from '../conformance/bases';
import { at, parsePath, pathText, type Manifest } from '../conformance/edit';
import { slotsOf } from '../conformance/generate/slots';
import { growth } from '../growth';

const options = { podSecurity: 'restricted', goodPractice: true } as const;
const slots = [...bases.values()].flatMap((manifest) =>
  slotsOf(manifest).map(({ steps }) => ({ manifest, steps })),
);

function withValue(
  manifest: Manifest,
  steps: readonly (string | number)[],
  value: unknown,
): Manifest {
  const copy = structuredClone(manifest);
  const parent = at(copy, steps.slice(0, -1)) as Record<string | number, unknown>;
  parent[steps.at(-1) ?? ''] = value;
  return copy;
}

function pod(spec: object): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec };
}

function configMap(data: object): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data };
}

function listOf<Item>(count: number, item: (position: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, position) => item(position));
}

function container(fields: object): object {
  return pod({ containers: [{ name: 'a', image: 'a:1', ...fields }] });
}

/** Manifests that can be as large as one likes. */
const growing: Readonly<Record<string, (size: number) => object>> = {
  containers: (size) =>
    pod({ containers: listOf(size, (i) => ({ name: `c${i}`, ports: [{ containerPort: i }] })) }),
  'equal containers': (size) =>
    pod({ containers: listOf(size, () => ({ name: 'a', ports: [{ containerPort: 80 }] })) }),
  'containers with a dropped field': (size) =>
    pod({
      containers: listOf(size, (i) => ({ name: `c${i}`, lifecycle: { stopSignal: 'SIGTERM' } })),
    }),
  'variables and references to them': (size) =>
    container({ env: listOf(size, (i) => ({ name: `A${i}`, value: `$(A${i - 1})` })) }),
  'volumes and their mounts': (size) =>
    pod({
      volumes: listOf(size, (i) => ({ name: `v${i}`, emptyDir: {} })),
      containers: [
        { name: 'a', volumeMounts: listOf(size, (i) => ({ name: `v${i}`, mountPath: `/${i}` })) },
      ],
    }),
  'volumes that some versions drop': (size) =>
    pod({
      volumes: listOf(size, (i) => ({ name: `v${i}`, image: { reference: 'a:1' } })),
      containers: [
        { name: 'a', volumeMounts: listOf(size, (i) => ({ name: `v${i}`, mountPath: `/${i}` })) },
      ],
    }),
  'equal ports': (size) => container({ ports: listOf(size, () => ({ containerPort: 80 })) }),
  nulls: (size) => container({ ports: listOf(size, () => null) }),
  tolerations: (size) => pod({ tolerations: listOf(size, (i) => ({ key: `k${i}` })) }),
  owners: (size) => ({
    ...configMap({}),
    metadata: { name: 'a', ownerReferences: listOf(size, (i) => ({ uid: `${i % 100}` })) },
  }),
  'keys of a ConfigMap': (size) =>
    configMap(Object.fromEntries(listOf(size, (i) => [`k${i}`, 'v']))),
  'rules of an Ingress': (size) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'a' },
    spec: { rules: listOf(size, (i) => ({ host: `h${i}`, http: { paths: [{ path: '/' }] } })) },
  }),
  'ports of a Service': (size) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a' },
    spec: { ports: listOf(size, (i) => ({ name: `p${i}`, port: i })) },
  }),
  'indexes of a Job': (size) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'a' },
    spec: {
      completions: size,
      completionMode: 'Indexed',
      successPolicy: { rules: [{ succeededIndexes: listOf(size, (i) => i).join() }] },
      template: { spec: { containers: [{ name: 'a', image: 'a:1' }] } },
    },
  }),
  'a long name': (size) => container({ name: 'a.-'.repeat(size * 60) }),
  'a long path': (size) => container({ workingDir: '/..'.repeat(size * 60) }),
  'a long image': (size) => container({ image: 'a/:@'.repeat(size * 60) }),
  'long names and values that may be secrets': (size) =>
    container({
      env: [
        { name: 'SETTING', value: 'a:'.repeat(size * 60) },
        { name: 'A'.repeat(size * 60), value: 'aA'.repeat(size * 60) },
      ],
    }),
  'a long quantity': (size) => container({ resources: { limits: { cpu: '1'.repeat(size * 60) } } }),
};

describe('the rules, given anything', () => {
  it('answer with problems, whatever stands in whatever field', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...slots), anything, ({ manifest, steps }, value) => {
        const problems = check(withValue(manifest, steps, value), options);
        expect(Array.isArray(problems)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('answer with problems to anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(check(value, options).length).toBeGreaterThan(0);
      }),
    );
    expect(checkAll([null, {}, [], 'a'], options)).toHaveLength(4);
  });

  it('take __proto__, constructor and their like as the names they are', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const text = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"${name}":"x y"}},"data":{"${name}":null},"${name}":1}`;
      const problems = check(JSON.parse(text));
      expect(problems.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
        `${name} refuse-unknown-fields`,
      ]);
      const known = JSON.parse(text.replace(/,"[^"]*":1}$/, '}')) as object;
      expect(check(known).map(({ path }) => path)).toEqual(
        name.startsWith('_') ? ['metadata.labels', 'metadata.labels'] : ['metadata.labels'],
      );
    }
  });

  it('answer to what is nested 5,000 deep, and to texts of 5 MB', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 5000; i += 1) deep = { a: deep };
    const long = 'a-'.repeat(2_500_000);
    const huge = [
      { ...configMap({}), data: deep },
      pod({ containers: deep }),
      configMap({ [long]: long }),
      { ...configMap({}), metadata: { name: long, labels: { [long]: long } } },
      pod({ containers: [{ name: long, image: long, args: [long], env: [{ name: long }] }] }),
      pod({ containers: [{ resources: { limits: { cpu: '9'.repeat(5_000_000) } } }] }),
    ];
    for (const manifest of huge) {
      expect(check(manifest, options).some(({ severity }) => severity === 'error')).toBe(true);
    }
    const whole = [{ rule: 'limit-request-size', path: '' }];
    expect(check(container({ args: [long] }))).toMatchObject(whole);
    expect(check(container({ args: ['é'.repeat(1_600_000)] }))).toMatchObject(whole);
    expect(check(container({ args: ['a'.repeat(3_000_000)] }))).toEqual([]);
  });

  // Eight times as much takes eight times as long, and 64 times where time grows with the square.
  it.each(Object.entries(growing))('take no more than their share of time for %s', (_, make) => {
    const judge = (size: number): (() => unknown) => {
      const manifest = make(size);
      return () => check(manifest, options);
    };
    expect(growth(judge, 500, 4000)).toBeLessThan(32);
  });

  it('read paths back that they wrote', () => {
    expect(pathText(parsePath('spec.containers[0].resources.limits[example.com/gpu]'))).toBe(
      'spec.containers[0].resources.limits[example.com/gpu]',
    );
  });
});
