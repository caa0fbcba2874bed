import { check, listRules } from '../../src/rules';

const pod = (spec: object): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec,
});
const app = { name: 'app', image: 'ghcr.io/acme/shop:1.4.2' };

describe('check', () => {
  it('finds nothing in a manifest that every version takes', () => {
    expect(check(pod({ containers: [app] }))).toEqual([]);
  });

  it('says where, of which type, and what the server would say', () => {
    expect(check(pod({}), { kubernetes: '1.36' })).toEqual([
      {
        rule: 'require-containers',
        set: 'api-server',
        severity: 'error',
        path: 'spec.containers',
        type: 'FieldValueRequired',
        message: 'Required value',
      },
    ]);
  });

  it('names the versions of a problem that not all asked versions have', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: '1st' }, spec: {} };
    const [problem] = check(service).filter(({ path }) => path === 'metadata.name');
    expect(problem?.kubernetes).toEqual(['1.33', '1.34', '1.35']);
    expect(check(service, { kubernetes: '1.36' }).map(({ path }) => path)).not.toContain(
      'metadata.name',
    );
    const [older] = check(service, { kubernetes: '1.35' }).filter(
      (one) => one.path === 'metadata.name',
    );
    expect(older).not.toHaveProperty('kubernetes');
  });

  it('judges metadata alone of a kind it does not know', () => {
    const widget = {
      apiVersion: 'acme.io/v1',
      kind: 'Widget',
      metadata: { name: 'A', labels: { tier: 1 } },
      spec: { anything: true },
    };
    expect(check(widget).map(({ path, type }) => `${path} ${type}`)).toEqual([
      'metadata.labels.tier BadRequest',
    ]);
    expect(check({ ...widget, metadata: { name: 'A' } }).map(({ path }) => path)).toEqual([
      'metadata.name',
    ]);
  });

  it('refuses what is no manifest', () => {
    for (const nothing of [
      undefined,
      null,
      1,
      'a',
      [],
      {},
      { apiVersion: 'v1' },
      { kind: 'Pod' },
    ]) {
      expect(check(nothing).map(({ type }) => type)).toEqual(['BadRequest']);
    }
  });

  it('refuses a version it does not know', () => {
    expect(() => check({}, { kubernetes: '1.20' })).toThrow(/1\.20.*not known/);
  });

  it('changes nothing in what it is given', () => {
    const manifest = {
      ...pod({ containers: [{ ...app, env: null, args: [null] }] }),
      status: null,
    };
    const before = JSON.stringify(manifest);
    check(manifest);
    expect(JSON.stringify(manifest)).toBe(before);
  });
});

describe('listRules', () => {
  it('names every rule once, with a verb first and a sentence', () => {
    const rules = listRules();
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    // The checks of the Pod Security Standards keep the names they have upstream.
    const own = rules.filter(({ set }) => set !== 'pod-security').map(({ id }) => id);
    expect(own.filter((id) => !/^[a-z]+(-[a-z0-9]+)+$/.test(id))).toEqual([]);
    expect(rules.filter(({ refuses }) => refuses.length < 10 || refuses.endsWith('.'))).toEqual([]);
  });
});
