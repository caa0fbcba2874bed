import { check } from '../../../../src/rules';

function refusals(spec: object, kubernetes = '1.36'): readonly string[] {
  const app = { name: 'app', image: 'a:1' };
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [app], ...spec },
  };
  return check(manifest, { kubernetes }).map(({ path, type, rule }) => `${path} ${type} ${rule}`);
}

describe('the strict decoder', () => {
  it.each([
    ['a field that does not exist', { contaners: [] }, 'spec.contaners', 'refuse-unknown-fields'],
    ['a text for a number', { priority: '1' }, 'spec.priority', 'refuse-wrong-types'],
    ['a number for a text', { hostname: 1 }, 'spec.hostname', 'refuse-wrong-types'],
    ['an object for a list', { volumes: {} }, 'spec.volumes', 'refuse-wrong-types'],
    ['a fraction', { priority: 1.5 }, 'spec.priority', 'refuse-numbers-out-of-range'],
    ['33 bits', { priority: 2 ** 31 }, 'spec.priority', 'refuse-numbers-out-of-range'],
    [
      'no quantity',
      { overhead: { cpu: '1000mc' } },
      'spec.overhead.cpu',
      'refuse-malformed-quantities',
    ],
    [
      'no quantity at all',
      { overhead: { cpu: true } },
      'spec.overhead.cpu',
      'refuse-malformed-quantities',
    ],
  ])('refuses %s', (_, spec, path, rule) => {
    expect(refusals(spec)).toEqual([`${path} BadRequest ${rule}`]);
  });

  it('reads null as absent, and in a list as the empty value', () => {
    expect(refusals({ hostname: null, imagePullSecrets: [null] })).not.toContainEqual(
      expect.stringContaining('BadRequest'),
    );
  });

  it('knows a field from the version that has it', () => {
    expect(refusals({ hostnameOverride: 'web' }, '1.33')).toEqual([
      'spec.hostnameOverride BadRequest refuse-unknown-fields',
    ]);
    expect(refusals({ hostnameOverride: 'web' }, '1.36')).toEqual([]);
  });

  it('hides what comes after it', () => {
    expect(refusals({ contaners: [], containers: [] })).toEqual([
      'spec.contaners BadRequest refuse-unknown-fields',
    ]);
  });

  it('warns of a field that a version takes and ignores, and does not judge it', () => {
    expect(refusals({ hostnameOverride: 'NO NAME' }, '1.34')).toEqual([
      'spec.hostnameOverride FieldValueForbidden warn-of-ignored-fields',
    ]);
  });

  it('refuses what stands for a byte and is no number, whatever it is', () => {
    const strange = { toString: null, valueOf: null };
    const data = { a: [65, strange, '1', [], null], b: [256], c: [104, 105] };
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web' }, data };
    expect(check(secret).map(({ rule }) => rule)).toEqual([
      'refuse-wrong-types',
      'refuse-wrong-types',
      'refuse-wrong-types',
      'refuse-numbers-out-of-range',
    ]);
  });
});
