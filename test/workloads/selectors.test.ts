import { Chart, Testing } from 'cdk8s';
import {
  DaemonSet,
  Deployment,
  Job,
  JobPod,
  Pod,
  ReplicationController,
  StatefulSet,
  WebPod,
  withPodLabels,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

function overlaps(workload: {
  problems(): readonly { rule: string; message: string; path: string }[];
}): string[] {
  return workload
    .problems()
    .filter(({ rule }) => rule === 'disjoint-selectors')
    .map(({ path, message }) => `${path}: ${message}`);
}

describe('a selector', () => {
  test('that is given as labels is on the pods, and nothing else is', () => {
    const { spec } = new Deployment(Testing.chart(), 'web', {
      pod: web,
      selector: { app: 'web', tier: 'front' },
    }).toJson();
    expect(spec.selector).toEqual({ matchLabels: { app: 'web', tier: 'front' } });
    expect(spec.template.metadata.labels).toEqual({ app: 'web', tier: 'front' });
  });

  test('that is given as the API has it is kept whole', () => {
    const selector = {
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }],
    } as const;
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web.with(withPodLabels({ tier: 'front' })),
      selector,
    });
    expect(deployment.toJson().spec.selector).toEqual(selector);
    expect(deployment.selectorLabels).toEqual({ app: 'web' });
    expect(deployment.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('of expressions only leaves the default labels to a Service', () => {
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web,
      selector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'Exists' }] },
    });
    expect(deployment.expose().toJson().spec.selector).toEqual(
      deployment.toJson().spec.template.metadata.labels,
    );
  });

  test('of a ReplicationController is a map', () => {
    const { spec } = new ReplicationController(Testing.chart(), 'web', {
      pod: web,
      selector: { app: 'web' },
    }).toJson();
    expect(spec.selector).toEqual({ app: 'web' });
  });

  test('is not written for a Job, unless somebody wants one', () => {
    const pod = new JobPod({ image: 'ghcr.io/acme/shop:1.4.2' });
    const { spec } = new Job(Testing.chart(), 'once', { pod }).toJson();
    expect(spec.selector).toBeUndefined();
    expect(spec.template.metadata).toBeUndefined();
    const own = new Job(Testing.chart(), 'own', {
      pod: pod.with(withPodLabels({ job: 'own' })),
      manualSelector: true,
      selector: { matchLabels: { job: 'own' } },
    });
    expect(own.toJson().spec).toMatchObject({
      manualSelector: true,
      selector: { matchLabels: { job: 'own' } },
      template: { metadata: { labels: { job: 'own' } } },
    });
    expect(own.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('is not changed by a label of the pod: the pod is refused, with the line that set the label', () => {
    const deployment = new Deployment(Testing.chart(), 'web', {
      pod: web.with(withPodLabels({ 'app.kubernetes.io/name': 'shop' })),
    });
    const [problem] = deployment.problems().filter(({ severity }) => severity === 'error');
    expect(problem).toMatchObject({
      path: 'spec.template.metadata.labels',
      origins: [{ call: 'withPodLabels', places: [{ file: __filename }] }],
    });
  });
});

describe('two workloads of one chart', () => {
  test('that would take each other for their own are refused, once', () => {
    const chart = Testing.chart();
    const selector = { app: 'web' };
    const first = new Deployment(chart, 'first', { pod: web, selector });
    const second = new StatefulSet(chart, 'second', { pod: web, selector });
    expect(overlaps(first)).toEqual([]);
    expect(overlaps(second)).toEqual([
      'spec.template.metadata.labels: Invalid value: Deployment test/first selects these pods too: each would take them for its own',
    ]);
  });

  test('are refused where the selector of one matches what the pods of the other have besides', () => {
    const chart = Testing.chart();
    const wide = new Deployment(chart, 'wide', { pod: web, selector: { tier: 'front' } });
    const narrow = new DaemonSet(chart, 'narrow', {
      pod: web.with(withPodLabels({ tier: 'front' })),
    });
    const bare = new Pod(chart, 'bare', { pod: web, metadata: { labels: { other: 'x' } } });
    const task = new Job(chart, 'task', { pod: web.with(withPodLabels({ tier: 'front' })) });
    expect(overlaps(wide)).toEqual([]);
    expect(overlaps(narrow)).toEqual([
      expect.stringContaining('Deployment test/wide selects these pods too'),
    ]);
    expect(overlaps(bare)).toEqual([]);
    expect(overlaps(task)).toHaveLength(1);
    bare.with(withPodLabels({ tier: 'front' }));
    expect(overlaps(bare)).toEqual([expect.stringMatching(/^metadata\.labels: /)]);
  });

  test('may share a selector in two namespaces, or in two charts', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'one');
    const selector = { app: 'web' };
    const workloads = [
      new Deployment(chart, 'a', { pod: web, selector, metadata: { namespace: 'a' } }),
      new Deployment(chart, 'b', { pod: web, selector, metadata: { namespace: 'b' } }),
      new Deployment(new Chart(app, 'two'), 'a', {
        pod: web,
        selector,
        metadata: { namespace: 'a' },
      }),
    ];
    expect(workloads.flatMap(overlaps)).toEqual([]);
  });

  test('are free again when one is taken out of the tree', () => {
    const chart = Testing.chart();
    const selector = { app: 'web' };
    new Deployment(chart, 'first', { pod: web, selector });
    const second = new Deployment(chart, 'second', { pod: web, selector });
    expect(overlaps(second)).toHaveLength(1);
    chart.node.tryRemoveChild('first');
    expect(overlaps(second)).toEqual([]);
  });
});
