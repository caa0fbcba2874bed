import { checkAll } from '../../../src/rules';
import type { Manifest } from '../../conformance/edit';
import { growth } from '../../growth';
import { adviceBeside, app, changed, deployment, pod } from './exemplary';

const namespace = 'shop';
const selector = { matchLabels: { app: 'shop' } };

const budget = (spec: Manifest, where = namespace): Manifest => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'shop', namespace: where },
  spec: { selector, unhealthyPodEvictionPolicy: 'AlwaysAllow', ...spec },
});

const autoscaler = (spec: Manifest = {}): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'shop', namespace },
  spec: {
    minReplicas: 2,
    maxReplicas: 9,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' },
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ],
    ...spec,
  },
});

const policy = (podSelector: Manifest): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'shop', namespace },
  spec: { podSelector, policyTypes: ['Ingress'] },
});

const good = budget({ maxUnavailable: 1 });
const unbudgeted =
  'budget-disruptions at spec.replicas: no disruption budget selects the pods: a drain may end all 2 of them at once';
const headless = changed({ 'spec.serviceName': 'shop' }, 'StatefulSet');

describe('a disruption budget', () => {
  test('stands beside replicas that serve', () => {
    expect(adviceBeside(deployment, good)).toEqual([]);
    expect(adviceBeside(headless, good)).toEqual([]);
  });

  test('is missed where none selects them, in their namespace', () => {
    const other = budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'other' } } });
    expect(adviceBeside(deployment)).toEqual([unbudgeted]);
    expect(adviceBeside(deployment, other)).toEqual([unbudgeted]);
    expect(adviceBeside(deployment, budget({ maxUnavailable: 1 }, 'other'))).toEqual([unbudgeted]);
  });

  test('selects by expressions too', () => {
    const matchExpressions = [{ key: 'app', operator: 'In', values: ['shop', 'till'] }];
    expect(
      adviceBeside(deployment, budget({ maxUnavailable: 1, selector: { matchExpressions } })),
    ).toEqual([]);
  });

  test('leaves one of the replicas that there are', () => {
    const all = budget({ minAvailable: 2 });
    expect(adviceBeside(all, deployment)).toEqual([
      'allow-disruptions at spec.minAvailable: minAvailable 2 is all that the Deployment "shop" has (replicas: 2): its node cannot be drained',
    ]);
    expect(adviceBeside(budget({ minAvailable: 1 }), deployment)).toEqual([]);
    expect(adviceBeside(budget({ minAvailable: '50%' }), deployment)).toEqual([]);
    expect(adviceBeside(budget({ minAvailable: '51%' }), deployment)).toEqual([
      'allow-disruptions at spec.minAvailable: minAvailable 51% is all that the Deployment "shop" has (replicas: 2): its node cannot be drained',
    ]);
    expect(adviceBeside(budget({ minAvailable: 1 }), changed({ 'spec.replicas': 1 }))).toEqual([
      'allow-disruptions at spec.minAvailable: minAvailable 1 is all that the Deployment "shop" has (replicas: 1): its node cannot be drained',
    ]);
  });

  test('leaves one of the fewest that an autoscaler leaves', () => {
    const scaled = changed({ 'spec.replicas': '$absent' });
    const beside = (spec: Manifest, minReplicas: number): readonly string[] =>
      adviceBeside(budget(spec), scaled, autoscaler({ minReplicas }));
    expect(beside({ minAvailable: 2 }, 3)).toEqual([]);
    expect(beside({ minAvailable: '50%' }, 2)).toEqual([]);
    expect(beside({ minAvailable: 2 }, 2)).toEqual([
      'allow-disruptions at spec.minAvailable: minAvailable 2 is all that the autoscaler leaves of the Deployment "shop" in quiet hours (minReplicas: 2): its node cannot be drained then',
    ]);
  });

  test('of nothing that is here is not judged', () => {
    expect(adviceBeside(budget({ minAvailable: 2 }))).toEqual([]);
  });
});

describe('an autoscaler', () => {
  const free = changed({ 'spec.replicas': '$absent' });

  test('owns the number of replicas', () => {
    expect(adviceBeside(free, autoscaler())).toEqual([]);
    expect(adviceBeside(autoscaler(), free)).toEqual([]);
    expect(adviceBeside(autoscaler(), deployment)).toEqual([
      'leave-replicas-to-autoscaler at spec.scaleTargetRef: the Deployment "shop" sets replicas to 2: every time it is applied, what the autoscaler decided is undone',
    ]);
  });

  test('has a workload to scale', () => {
    const unversioned = { kind: 'Deployment', name: 'shop' };
    expect(adviceBeside(autoscaler({ scaleTargetRef: unversioned }))).toEqual([
      'scale-existing-target at spec.scaleTargetRef.name: there is no Deployment "shop" among these objects',
    ]);
    // That is said without good practice, too: warn-of-missing-scale-target.
    expect(adviceBeside(autoscaler())).toEqual([]);
    const custom = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'shop' };
    expect(adviceBeside(autoscaler({ scaleTargetRef: custom }))).toEqual([]);
  });

  test('measures what is requested', () => {
    const silent = changed({
      'spec.replicas': '$absent',
      [`${app}.resources.requests.cpu`]: '$absent',
    });
    expect(adviceBeside(autoscaler(), silent)).toEqual([
      'request-what-autoscaler-measures at spec.metrics[0].resource: container "app" of the Deployment "shop" requests no cpu: its utilization is not known, and nothing is scaled',
    ]);
  });
});

describe('network policies', () => {
  const open = `isolate-pods at spec.template.metadata.labels: no NetworkPolicy selects this pod: everything in the cluster can reach it, and it can reach everything`;

  test('are missed where others have them', () => {
    expect(adviceBeside(deployment, good, policy({ matchLabels: { app: 'other' } }))).toEqual([
      open,
    ]);
    expect(adviceBeside(deployment, good, policy(selector))).toEqual([]);
    expect(adviceBeside(deployment, good, policy({}))).toEqual([]);
  });

  test('do not hold for the network of the node', () => {
    const onNode = changed({
      [`${pod}.hostNetwork`]: true,
      [`${app}.ports[0].hostPort`]: 8080,
    });
    expect(adviceBeside(onNode, good, policy({ matchLabels: { app: 'other' } }))).toEqual([]);
  });
});

describe('a Service that a StatefulSet names', () => {
  const service = (clusterIP?: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop', namespace },
    spec: { selector: { app: 'shop' }, ports: [{ port: 80 }], ...(clusterIP && { clusterIP }) },
  });

  test('is headless', () => {
    expect(adviceBeside(headless, good, service('None'))).toEqual([]);
    expect(adviceBeside(headless, good, service())).toEqual([
      'name-headless-service at spec.serviceName: the Service "shop" is not headless: it gives the pods no names of their own',
    ]);
  });
});

describe('a claim', () => {
  const claim = (...accessModes: readonly string[]): Manifest => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace },
    spec: { accessModes, resources: { requests: { storage: '1Gi' } } },
  });
  const mounting = changed({
    [`${pod}.volumes[0]`]: { name: 'tmp', persistentVolumeClaim: { claimName: 'data' } },
  });

  test('of one node is not for several replicas', () => {
    expect(adviceBeside(mounting, good, claim('ReadWriteOnce'))).toEqual([
      `share-no-single-writer-claim at ${pod}.volumes[0].persistentVolumeClaim: the claim "data" is ReadWriteOnce, and 2 replicas mount it: those on other nodes do not start`,
    ]);
    expect(adviceBeside(mounting, good, claim('ReadWriteMany'))).toEqual([]);
    expect(adviceBeside(mounting, good)).toEqual([]);
  });
});

test('workloads and as many budgets are judged in linear time', () => {
  const many = (count: number): readonly Manifest[] =>
    Array.from({ length: count }, (_, at) => [
      changed({
        'metadata.name': `shop-${at}`,
        [`spec.template.metadata.labels`]: { app: `shop-${at}`, tier: 'web' },
      }),
      {
        ...budget({
          maxUnavailable: 1,
          selector: { matchLabels: { tier: 'web', app: `shop-${at}` } },
        }),
        metadata: { name: `shop-${at}`, namespace },
      },
    ]).flat();
  const judge = (count: number): (() => unknown) => {
    const objects = many(count);
    return () => checkAll(objects, { goodPractice: true, kubernetes: '1.36' });
  };
  // Ten times as much takes ten times as long, and 100 times where time grows with the square.
  expect(growth(judge, 150, 1500)).toBeLessThan(40);
});
