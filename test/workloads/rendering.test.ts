import { App as Cdk8sApp, Chart, JsonPatch, Lazy, Testing, type IResolver } from 'cdk8s';
import type { IConstruct, IMixin } from 'constructs';
import {
  configure,
  Deployment,
  Job,
  JobPod,
  StatefulSet,
  WebPod,
  withPodLabels,
  withPodSpec,
  withScheduling,
  withSidecar,
} from 'podwright';
import { renderPod } from '../../src/pod/render';

jest.mock('../../src/pod/render', () => {
  const actual = jest.requireActual('../../src/pod/render');
  return { ...actual, renderPod: jest.fn(actual.renderPod) };
});

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 }).with(
  withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9', ports: { metrics: 2020 } }),
);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

function labelsOf(deployment: Deployment): unknown {
  return deployment.toJson().spec.template.metadata.labels;
}

describe('rendering', () => {
  test('gives the same each time, in every question that leads to it', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, replicas: 3 });
    const first = JSON.stringify(deployment.toJson());
    deployment.problems();
    deployment.node.validate();
    deployment.origin('spec.replicas');
    expect(deployment.ports).toEqual({ http: 8080, metrics: 2020 });
    expect(JSON.stringify(deployment.toJson())).toBe(first);
    const again = new Deployment(Testing.chart(), 'web', { pod: web, replicas: 3 });
    expect(JSON.stringify(again.toJson())).toBe(first);
  });

  test('changes nothing that it is given', () => {
    const props = frozen({
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
      metadata: { labels: { a: 'b' }, annotations: { c: 'd' }, finalizers: ['acme.com/x'] },
      selector: { matchLabels: { app: 'web' } },
      waive: { 'require-liveness-probe': 'none' },
    } as const);
    const spec = frozen({
      tolerations: [{ operator: 'Exists' }],
      nodeSelector: { a: 'b' },
    } as const);
    const pod = web.with(withPodSpec(spec), withScheduling(frozen({ nodeSelector: { c: 'd' } })));
    const deployment = new Deployment(Testing.chart(), 'web', { pod, ...props });
    deployment.expose(
      frozen({ ports: [{ port: 80, targetPort: 'http' }], metadata: { labels: {} } }),
    );
    deployment.addJsonPatch(JsonPatch.add('/spec/strategy/rollingUpdate/maxUnavailable', 0));
    deployment.problems();
    expect(deployment.toJson().spec).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { spec: { nodeSelector: { a: 'b', c: 'd' } } },
    });
  });

  test('does not see what happens to its input later', () => {
    const strategy = { type: 'RollingUpdate' as const, rollingUpdate: { maxSurge: 1 } };
    const labels = { app: 'web' };
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web,
      strategy,
      selector: labels,
      metadata: { labels },
    });
    strategy.rollingUpdate.maxSurge = 9;
    labels.app = 'other';
    expect(deployment.toJson()).toMatchObject({
      metadata: { labels: { app: 'web' } },
      spec: {
        strategy: { rollingUpdate: { maxSurge: 1 } },
        selector: { matchLabels: { app: 'web' } },
      },
    });
  });

  test('gives a manifest of their own to three workloads of one template, and to each that asks', () => {
    const chart = Testing.chart();
    const workloads = [
      new Deployment(chart, 'a', { pod: web }),
      new StatefulSet(chart, 'b', { pod: web }),
      new Job(chart, 'c', { pod: JobPod.from(web) }),
    ];
    const before = workloads.map((workload) => JSON.stringify(workload.toJson()));
    for (const workload of workloads) {
      const manifest = workload.toJson();
      manifest.metadata.name = 'changed';
      manifest.spec.template.spec.containers[0].image = 'changed';
      manifest.spec.template.spec.containers.push({});
    }
    expect(workloads.map((workload) => JSON.stringify(workload.toJson()))).toEqual(before);
    workloads[0]!.with(withPodLabels({ only: 'a' }));
    expect(workloads.map((workload) => JSON.stringify(workload.toJson()).includes('only'))).toEqual(
      [true, false, false],
    );
    expect(JSON.stringify(web.render())).not.toContain('only');
  });

  test('happens once for a synthesis, besides what tells who set what', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', { pod: web });
    deployment.expose();
    const render = jest.mocked(renderPod).mockClear();
    Testing.synth(chart);
    Testing.synth(chart);
    deployment.problems();
    expect(render).toHaveBeenCalledTimes(1);
    for (const { origins } of deployment.problems()) expect(origins).toBeDefined();
    deployment.origin('spec.template.spec.containers[0].image');
    expect(render).toHaveBeenCalledTimes(2);
  });
});

describe('what changes after a rendering is seen in the next', () => {
  test('a mixin on the workload, or on a scope above it', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', { pod: web, selector: { app: 'web' } });
    expect(labelsOf(deployment)).toEqual({ app: 'web' });
    deployment.with(withPodLabels({ on: 'workload' }));
    expect(labelsOf(deployment)).toEqual({ app: 'web', on: 'workload' });
    chart.with(withPodLabels({ above: 'chart' }));
    expect(labelsOf(deployment)).toEqual({ app: 'web', on: 'workload', above: 'chart' });
  });

  test('settings', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', { pod: web });
    expect(deployment.toJson().spec.template.spec.securityContext).toBeDefined();
    expect(deployment.problems().length).toBeGreaterThan(0);
    configure(chart, { defaults: 'none' });
    expect(deployment.toJson().spec.template.spec.securityContext).toBeUndefined();
    expect(deployment.problems()).toEqual([]);
    configure(chart, { podSecurity: 'restricted' });
    expect(deployment.problems().length).toBeGreaterThan(0);
  });

  test('metadata', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web });
    deployment.toJson();
    deployment.metadata.addLabel('a', 'b');
    deployment.metadata.addAnnotation('c', 'd');
    deployment.metadata.add('generation', 5);
    expect(deployment.toJson().metadata).toEqual({
      name: 'web',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      generation: 5,
    });
    deployment.metadata.addLabel('-', 'b');
    expect(deployment.problems()).toContainEqual(
      expect.objectContaining({ path: 'metadata.labels' }),
    );
  });

  test('a JSON patch', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web });
    deployment.toJson();
    deployment.addJsonPatch(JsonPatch.add('/spec/replicas', 3));
    expect(deployment.toJson().spec.replicas).toBe(3);
    deployment.addJsonPatch(JsonPatch.replace('/spec/replicas', 4));
    expect(deployment.toJson().spec.replicas).toBe(4);
  });

  test('a lazy value', () => {
    let replicas = 1;
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web,
      replicas: Lazy.any({ produce: () => replicas }),
    });
    expect(deployment.toJson().spec.replicas).toBe(1);
    replicas = 2;
    expect(deployment.toJson().spec.replicas).toBe(2);
    replicas = -1;
    expect(deployment.problems()).toContainEqual(
      expect.objectContaining({ path: 'spec.replicas' }),
    );
    replicas = 3;
    expect(deployment.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('whether keys are sorted', () => {
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web,
      replicas: 3,
      paused: true,
    });
    expect(Object.keys(deployment.toJson().spec)).toEqual([
      'paused',
      'replicas',
      'selector',
      'template',
    ]);
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      expect(Object.keys(deployment.toJson().spec)).toEqual([
        'replicas',
        'paused',
        'selector',
        'template',
      ]);
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });
});

describe('what cdk8s resolves', () => {
  test('is resolved by the resolvers of the App', () => {
    class Upper implements IResolver {
      resolve(context: { value: unknown; replaceValue(value: unknown): void }): void {
        if (context.value === '${registry}') context.replaceValue('registry.acme.com/shop:1');
      }
    }
    const chart = new Chart(new Cdk8sApp({ resolvers: [new Upper()] }), 'shop');
    const image: string = '${registry}';
    const pod = new WebPod({ image, port: 8080 });
    const { spec } = new Deployment(chart, 'web', { pod }).toJson().spec.template;
    expect(spec.containers[0].image).toBe('registry.acme.com/shop:1');
  });

  test('may be any value of the spec', () => {
    const token: any = { resolve: () => ({ type: 'Recreate' }) };
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web, strategy: token });
    expect(deployment.toJson().spec.strategy).toEqual({ type: 'Recreate' });
  });
});

describe('mixins', () => {
  test('of others work on a workload as they do on every construct', () => {
    const seen: IConstruct[] = [];
    const labelled: IMixin = {
      supports: (construct) => construct instanceof Deployment,
      applyTo: (construct) => {
        seen.push(construct);
        (construct as Deployment).metadata.addLabel('foreign', 'yes');
      },
    };
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web });
    deployment.expose();
    expect(deployment.with(labelled, false, undefined, withPodLabels({ a: 'b' }))).toBe(deployment);
    expect(seen).toEqual([deployment]);
    expect(deployment.toJson()).toMatchObject({
      metadata: { labels: { foreign: 'yes' } },
      spec: { template: { metadata: { labels: { a: 'b' } } } },
    });
  });

  test('come in lists too', () => {
    const list: any = [withPodLabels({ a: 'b' }), [withPodLabels({ c: 'd' })]];
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web }).with(list);
    expect(labelsOf(deployment)).toMatchObject({ a: 'b', c: 'd' });
  });

  test.each([
    [withPodLabels, 'the function withPodLabels: call it'],
    [{ labels: {} }, 'an object that is none'],
    ['withPodLabels', 'a string that is none'],
  ])('that are none are refused: %p', (given: any, said) => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web });
    expect(() => deployment.with(given)).toThrow(
      `.with() takes mixins such as withEnv({ ... }), and was given ${said}`,
    );
  });

  test('on a chart cover what is there and what comes later, each once', () => {
    const chart = Testing.chart();
    const early = new Deployment(chart, 'early', { pod: web, selector: { app: 'early' } });
    const agent = withSidecar({ name: 'agent', image: 'a/agent:1' });
    const gate = withPodSpec({
      schedulingGates: (current) => [...current, { name: 'acme.com/gate' }],
    });
    chart.with(agent, gate);
    chart.with(agent);
    const late = new Deployment(chart, 'late', { pod: web, selector: { app: 'late' } });
    for (const deployment of [early, late]) {
      const { spec } = deployment.toJson().spec.template;
      expect(spec.initContainers.map(({ name }: { name: string }) => name)).toEqual([
        'logs',
        'agent',
      ]);
      expect(spec.schedulingGates).toEqual([{ name: 'acme.com/gate' }]);
      expect(deployment.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});
