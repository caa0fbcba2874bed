import { Testing } from 'cdk8s';
import fc from 'fast-check';
import {
  Deployment,
  WebPod,
  withContainer,
  withPodLabels,
  withPodSpec,
  withSidecar,
  type PodMixin,
  type PodTemplate,
} from 'podwright';
import type { LifecycleHandler } from 'podwright/kubernetes';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const spec = (...mixins: readonly PodMixin[]) =>
  web.with(...mixins).render({ settings: { ...settings } }).spec;
const settings = {
  kubernetes: '1.33-1.36',
  defaults: 'none',
  podSecurity: 'off',
  goodPractice: false,
  clusterDomain: 'cluster.local',
  helpers: { wait: () => ({ containers: [], problems: [] }) },
} as const;

describe('a patch of the pod', () => {
  test('merges objects by field and replaces what is single', () => {
    expect(
      spec(
        withPodSpec({ securityContext: { runAsUser: 1, fsGroup: 2 }, hostname: 'a' }),
        withPodSpec({ securityContext: { runAsUser: 3 }, hostname: 'b' }),
      ),
    ).toMatchObject({ securityContext: { runAsUser: 3, fsGroup: 2 }, hostname: 'b' });
  });

  test('replaces one handler by another, and keeps two of one patch for the rules to refuse', () => {
    const drain = { exec: { command: ['drain'] } };
    const of = (...hooks: readonly LifecycleHandler[]): PodTemplate<any> =>
      web.with(...hooks.map((preStop) => withContainer('app', { lifecycle: { preStop } })));
    const hookOf = (pod: PodTemplate<any>): unknown =>
      pod.render().spec.containers[0]?.lifecycle?.preStop;
    expect(hookOf(of(drain, { sleep: { seconds: 3 } }))).toEqual({ sleep: { seconds: 3 } });
    const both = of({ ...drain, sleep: { seconds: 3 } });
    expect(hookOf(both)).toEqual({ ...drain, sleep: { seconds: 3 } });
    expect(new Deployment(Testing.chart(), 'web', { pod: both }).problems()).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        path: 'spec.template.spec.containers[0].lifecycle.preStop.sleep',
        message: 'Forbidden: may not specify more than 1 handler type',
      }),
    );
  });

  test('merges lists by the keys of server-side apply', () => {
    const { volumes } = spec(
      withPodSpec({
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', emptyDir: {} },
        ],
      }),
      withPodSpec({ volumes: [{ name: 'b', emptyDir: { medium: 'Memory' } }] }),
    );
    expect(volumes).toEqual([
      { name: 'a', emptyDir: {} },
      { name: 'b', emptyDir: { medium: 'Memory' } },
    ]);
  });

  test('replaces atomic lists, or computes the next one', () => {
    const exists = { operator: 'Exists' } as const;
    const equal = { key: 'a', operator: 'Equal', value: 'b' } as const;
    expect(
      spec(withPodSpec({ tolerations: [exists] }), withPodSpec({ tolerations: [equal] }))
        .tolerations,
    ).toEqual([equal]);
    expect(
      spec(
        withPodSpec({ tolerations: [exists] }),
        withPodSpec({ tolerations: (now) => [...now, equal] }),
      ).tolerations,
    ).toEqual([exists, equal]);
  });

  test('removes with null', () => {
    expect(
      spec(withPodSpec({ hostname: 'a' }), withPodSpec({ hostname: null })).hostname,
    ).toBeUndefined();
    expect(
      spec(
        withPodSpec({ nodeSelector: { a: '1', b: '2' } }),
        withPodSpec({ nodeSelector: { a: null } }),
      ).nodeSelector,
    ).toEqual({ b: '2' });
  });

  test('said twice with equal words counts once', () => {
    const again = () => withPodSpec({ hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }] });
    expect(spec(again(), again()).hostAliases).toHaveLength(1);
    expect(web.with(again(), again()).render().problems).toEqual([]);
  });

  test('wins where it stands last, even if an equal one stood before', () => {
    expect(
      spec(
        withPodSpec({ hostname: 'a' }),
        withPodSpec({ hostname: 'b' }),
        withPodSpec({ hostname: 'a' }),
      ).hostname,
    ).toBe('a');
  });
});

describe('input', () => {
  test('is never changed, and later changes of it do not show', () => {
    const labels: Record<string, string> = { team: 'shop' };
    const mixin = withPodLabels(labels);
    const pod = web.with(mixin);
    labels.team = 'other';
    expect(pod.render().metadata.labels).toEqual({ team: 'shop' });
    const frozen = Object.freeze({
      volumes: Object.freeze([Object.freeze({ name: 'a', emptyDir: Object.freeze({}) })]),
    });
    const other = web.with(
      withPodSpec(frozen),
      withPodSpec({ volumes: [{ name: 'a', emptyDir: { medium: 'Memory' } }] }),
    );
    expect(other.render().spec.volumes).toEqual([{ name: 'a', emptyDir: { medium: 'Memory' } }]);
    expect(frozen.volumes[0]).toEqual({ name: 'a', emptyDir: {} });
  });

  test('that no manifest can hold is named with its field path, all of it at once', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const labels = JSON.parse('{"__proto__": "polluted", "ok": "yes"}') as Record<string, string>;
    const bad = {
      priority: Number.NaN,
      hostname: (() => 'a') as never,
      activeDeadlineSeconds: 10n as never,
      nodeSelector: circular as never,
      affinity: new Map() as never,
      schedulingGates: [undefined as never],
    };
    const { problems } = web.with(withPodSpec(bad), withPodLabels(labels)).render();
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      ['spec.priority', 'Invalid value: withPodSpec: a manifest cannot hold NaN'],
      ['spec.activeDeadlineSeconds', 'Invalid value: withPodSpec: a manifest cannot hold a bigint'],
      [
        'spec.nodeSelector.self',
        'Invalid value: withPodSpec: a manifest cannot hold an object that contains itself',
      ],
      [
        'spec.affinity',
        'Invalid value: withPodSpec: a manifest cannot hold an object of class Map',
      ],
      ['spec.schedulingGates[0]', 'Invalid value: withPodSpec: a manifest cannot hold undefined'],
      [
        'metadata.labels.__proto__',
        'Invalid value: withPodLabels: a manifest cannot hold a key __proto__',
      ],
      [
        'spec.hostname',
        'Invalid value: withPodSpec: a manifest cannot hold a function, which only a list takes',
      ],
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('rendering', () => {
  const sidecar = fc
    .record({ name: fc.constantFrom('a', 'b', 'c', 'd'), image: fc.constantFrom('x:1', 'y:2') })
    .map(({ name, image }) => withSidecar({ name, image }) as PodMixin);
  const label = fc
    .record({ key: fc.constantFrom('one', 'two'), value: fc.constantFrom('x', 'y') })
    .map(({ key, value }) => withPodLabels({ [key]: value }) as PodMixin);
  const mixins = fc.array(fc.oneof(sidecar, label), { maxLength: 8 });

  test('gives the same bytes each time', () => {
    fc.assert(
      fc.property(mixins, (list) => {
        const pod = web.with(...list);
        expect(JSON.stringify(pod.render().spec)).toBe(JSON.stringify(pod.render().spec));
      }),
    );
  });

  test('reports a name that two contents claim, and never twice the same', () => {
    fc.assert(
      fc.property(mixins, (list) => {
        const { spec: rendered, problems } = web.with(...list).render();
        const names = (rendered.initContainers ?? []).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        const texts = problems.map(({ path, message }) => `${path} ${message}`);
        expect(new Set(texts).size).toBe(texts.length);
      }),
    );
  });
});
