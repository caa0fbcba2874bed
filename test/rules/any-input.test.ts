import * as fc from 'fast-check';
import { check, checkAll } from '../../src/rules';
import { bases } from '../conformance/bases';
import { at, parsePath, pathText, type Manifest } from '../conformance/edit';
import { slotsOf } from '../conformance/generate/slots';

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

  it('keep their time on what is huge', () => {
    const container = (i: number): object => ({
      name: `c${i}`,
      image: 'a:1',
      ports: [{ containerPort: i }],
    });
    const pod = (spec: object): object => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec,
    });
    const long = 'a-'.repeat(2_500_000);
    let deep: unknown = 'x';
    for (let i = 0; i < 5000; i += 1) deep = { a: deep };
    const start = performance.now();
    check(pod({ containers: Array.from({ length: 10_000 }, (_, i) => container(i)) }), options);
    check(
      pod({
        containers: [
          {
            name: long,
            image: long,
            args: [long],
            workingDir: long,
            env: [{ name: long, value: long }],
          },
        ],
      }),
      options,
    );
    check(
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: long, labels: { [long]: long }, annotations: { [long]: long } },
      },
      options,
    );
    check({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: deep }, options);
    check(pod({ containers: deep }), options);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('read paths back that they wrote', () => {
    expect(pathText(parsePath('spec.containers[0].resources.limits[example.com/gpu]'))).toBe(
      'spec.containers[0].resources.limits[example.com/gpu]',
    );
  });
});
