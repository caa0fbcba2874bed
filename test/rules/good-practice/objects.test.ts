import type { Edits, Manifest } from '../../conformance/edit';
import { check } from '../../../src/rules/check';
import { advice, app, changed, pod } from './exemplary';

interface Row {
  readonly sentence: string;
  readonly object: Manifest;
  readonly said: readonly string[];
}

function holds(rows: readonly Row[]): void {
  test.each(rows)('$sentence', ({ object, said }) => {
    expect(advice(object)).toEqual(said);
  });
}

function object(
  apiVersion: string,
  kind: string,
  fields: Manifest,
  metadata: Manifest = {},
): Manifest {
  return { apiVersion, kind, metadata: { name: 'shop', ...metadata }, ...fields };
}

describe('a Deployment', () => {
  const row = (sentence: string, edits: Edits, ...said: readonly string[]): Row => ({
    sentence,
    object: changed(edits),
    said,
  });
  const one = 'one replica: while it moves to another node or fails, nobody answers';
  const spread = `${pod}.topologySpreadConstraints`;
  holds([
    row(
      'that serves has more than one replica',
      { 'spec.replicas': 1 },
      `run-two-replicas at spec.replicas: ${one}`,
    ),
    row('says so', { 'spec.replicas': '$absent' }, `run-two-replicas at spec.replicas: ${one}`),
    row('that is switched off is switched off', { 'spec.replicas': 0 }),
    row('that only works may work alone', {
      'spec.replicas': 1,
      [`${app}.ports`]: '$absent',
      [`${app}.readinessProbe`]: '$absent',
      [`${app}.livenessProbe`]: '$absent',
    }),
    row('that is replaced, not rolled, is one by intention', {
      'spec.replicas': 1,
      'spec.strategy.type': 'Recreate',
    }),
    row('that mounts a claim may have to be alone', {
      'spec.replicas': 1,
      [`${pod}.volumes[0]`]: { name: 'tmp', persistentVolumeClaim: { claimName: 'data' } },
    }),
    row(
      'spreads its replicas',
      { [spread]: '$absent' },
      `spread-replicas at ${spread}: nothing keeps the 2 replicas apart: one node may take them all, and take them all down`,
    ),
    row('by anti-affinity, if it likes', {
      [spread]: '$absent',
      [`${pod}.affinity.podAntiAffinity`]: {},
    }),
    row(
      'counts its own pods when it spreads them',
      { [`${spread}[0].labelSelector.matchLabels`]: { app: 'shoop' } },
      `match-spread-selector at ${spread}[0].labelSelector: the selector does not match the pod's own labels: the constraint counts other pods and spreads none`,
    ),
    row(
      'of several replicas is not stopped to be updated',
      { 'spec.strategy.type': 'Recreate' },
      'roll-without-downtime at spec.strategy.type: Recreate stops all 2 pods before it starts new ones',
    ),
    row(
      'nor rolled all at once',
      { 'spec.strategy.rollingUpdate.maxUnavailable': '100%' },
      'roll-without-downtime at spec.strategy.rollingUpdate.maxUnavailable: a rollout may stop all 2 pods at once',
    ),
    row('is rolled by a share', { 'spec.strategy.rollingUpdate.maxUnavailable': '50%' }),
    row(
      'can go back',
      { 'spec.revisionHistoryLimit': 0 },
      'keep-revisions at spec.revisionHistoryLimit: no earlier revision is kept: a rollout cannot be undone',
    ),
    row(
      'does not belong to the namespace default',
      { 'metadata.namespace': 'default' },
      'use-own-namespace at metadata.namespace: in the namespace default rights, quotas and network policies are shared with whatever else is there',
    ),
    row(
      'nor to the cluster',
      { 'metadata.namespace': 'kube-system' },
      'use-own-namespace at metadata.namespace: kube-system is for the cluster: who may change what is there, may change the cluster',
    ),
    row('may leave the namespace to who applies it', { 'metadata.namespace': '$absent' }),
  ]);
});

describe('a StatefulSet', () => {
  test('has a headless Service that gives its pods their names', () => {
    expect(advice(changed({}, 'StatefulSet'))).toEqual([
      'name-headless-service at spec.serviceName: without a headless Service the pods have no names that others can find',
    ]);
    expect(advice(changed({ 'spec.serviceName': 'shop' }, 'StatefulSet'))).toEqual([]);
  });
});

describe('a Pod', () => {
  const naked = changed({ kind: 'Pod', apiVersion: 'v1', spec: { $copy: pod } });
  const words =
    'avoid-naked-pod at kind: a Pod by itself does not come back when its node fails or is drained';
  const withMetadata = (metadata: Manifest): Manifest => ({
    ...naked,
    metadata: { name: 'shop', labels: { app: 'shop' }, ...metadata },
  });
  holds([
    { sentence: 'has a workload that looks after it', object: withMetadata({}), said: [words] },
    {
      sentence: 'may be a step of a deployment tool',
      object: withMetadata({ annotations: { 'helm.sh/hook': 'test' } }),
      said: [],
    },
    {
      sentence: 'read back from a server has its owner',
      object: withMetadata({
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'shop', uid: 'a' }],
      }),
      said: [],
    },
  ]);
});

describe('Jobs', () => {
  const job = changed({ 'spec.ttlSecondsAfterFinished': 60 }, 'Job');
  const cron = (spec: Manifest): Manifest => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report' },
    spec: {
      schedule: '0 3 * * *',
      startingDeadlineSeconds: 300,
      concurrencyPolicy: 'Forbid',
      jobTemplate: { spec: { template: (job['spec'] as Manifest)['template'] } },
      ...spec,
    },
  });
  holds([
    { sentence: 'a Job goes when it has ended', object: job, said: [] },
    {
      sentence: 'or stays until somebody deletes it',
      object: changed({}, 'Job'),
      said: [
        'expire-finished-job at spec.ttlSecondsAfterFinished: the Job and its pods stay when it has ended, until somebody deletes them',
      ],
    },
    {
      sentence: 'a step of a deployment tool is deleted by the tool',
      object: changed({ 'metadata.annotations': { 'argocd.argoproj.io/hook': 'PreSync' } }, 'Job'),
      said: [],
    },
    {
      sentence: 'a CronJob says what happens when it is late, or long',
      object: cron({}),
      said: [],
    },
    {
      sentence: 'else runs are made up for, and overlap',
      object: cron({ startingDeadlineSeconds: null, concurrencyPolicy: null }),
      said: [
        'set-cron-job-deadline at spec.startingDeadlineSeconds: without a deadline a run that was missed starts at any later time, and after 100 missed runs none starts any more',
        'state-concurrency-policy at spec.concurrencyPolicy: a run that takes long runs beside the next one',
      ],
    },
    {
      sentence: 'a deadline leaves time to look',
      object: cron({ startingDeadlineSeconds: 9 }),
      said: [
        'set-cron-job-deadline at spec.startingDeadlineSeconds: a deadline of 9 s is shorter than the 10 s between two looks at the schedule: runs are missed',
      ],
    },
    {
      sentence: 'overlapping may be meant',
      object: cron({ concurrencyPolicy: 'Allow' }),
      said: [],
    },
  ]);
});

describe('a disruption budget', () => {
  const selector = { matchLabels: { app: 'shop' } };
  const budget = (spec: Manifest): Manifest =>
    object('policy/v1', 'PodDisruptionBudget', {
      spec: { selector, unhealthyPodEvictionPolicy: 'AlwaysAllow', ...spec },
    });
  const blocked = 'never lets a pod go: its node cannot be drained';
  holds([
    { sentence: 'lets pods go', object: budget({ maxUnavailable: 1 }), said: [] },
    {
      sentence: 'of none blocks',
      object: budget({ maxUnavailable: 0 }),
      said: [`allow-disruptions at spec.maxUnavailable: maxUnavailable 0 ${blocked}`],
    },
    {
      sentence: 'of 0% too',
      object: budget({ maxUnavailable: '0%' }),
      said: [`allow-disruptions at spec.maxUnavailable: maxUnavailable 0% ${blocked}`],
    },
    {
      sentence: 'that keeps all as well',
      object: budget({ minAvailable: '100%' }),
      said: [`allow-disruptions at spec.minAvailable: minAvailable 100% ${blocked}`],
    },
    {
      sentence: 'of nothing protects nothing',
      object: budget({}),
      said: [
        'state-disruption-budget at spec: neither minAvailable nor maxUnavailable is set: the budget protects nothing',
      ],
    },
    {
      sentence: 'lets broken pods go',
      object: budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: null }),
      said: [
        'evict-unhealthy-pods at spec.unhealthyPodEvictionPolicy: by default pods that are not ready are protected too: a workload that crashes keeps its node from being drained',
      ],
    },
  ]);
});

describe('an autoscaler', () => {
  const autoscaler = (minReplicas: number | null, maxReplicas: number): Manifest =>
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { minReplicas, maxReplicas, scaleTargetRef: { kind: 'Deployment', name: 'shop' } },
    });
  const left = 'is left: while it is replaced, nobody answers';
  holds([
    { sentence: 'goes from two to more', object: autoscaler(2, 10), said: [] },
    {
      sentence: 'has something to choose from',
      object: autoscaler(3, 3),
      said: [
        'give-autoscaler-room at spec.maxReplicas: minReplicas and maxReplicas are both 3: nothing is scaled',
      ],
    },
    {
      sentence: 'leaves more than one',
      object: autoscaler(1, 10),
      said: [`scale-from-two at spec.minReplicas: in quiet hours one replica ${left}`],
    },
    {
      sentence: 'which is its default',
      object: autoscaler(null, 10),
      said: [`scale-from-two at spec.minReplicas: in quiet hours one replica ${left}`],
    },
  ]);
});

describe('the way in', () => {
  const service = (spec: Manifest): Manifest =>
    object('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
  const ingress = (spec: Manifest, annotations: Manifest = {}): Manifest =>
    object(
      'networking.k8s.io/v1',
      'Ingress',
      { spec: { rules: [{ host: 'shop.example.com' }], tls: [{ secretName: 'tls' }], ...spec } },
      { annotations },
    );
  const plain =
    'encrypt-ingress at spec.tls: without tls the Ingress answers in plain HTTP: passwords and sessions can be read on the way';
  holds([
    { sentence: 'a Service of the cluster is no way in', object: service({}), said: [] },
    { sentence: 'a load balancer is one', object: service({ type: 'LoadBalancer' }), said: [] },
    {
      sentence: 'a port on every node is many',
      object: service({ type: 'NodePort' }),
      said: [
        'avoid-node-port at spec.type: NodePort opens a port on every node, past every Ingress and its TLS: clients depend on the addresses of nodes',
      ],
    },
    {
      sentence: "an external IP is somebody else's",
      object: service({ externalIPs: ['203.0.113.1'] }),
      said: [
        'avoid-external-ips at spec.externalIPs: whoever may write externalIPs can take the traffic of any address (CVE-2020-8554): many clusters refuse them',
      ],
    },
    { sentence: 'an Ingress has a host and a certificate', object: ingress({}), said: [] },
    { sentence: 'else it is read on the way', object: ingress({ tls: [] }), said: [plain] },
    {
      sentence: 'unless its controller has the certificate',
      object: ingress(
        { tls: [] },
        { 'alb.ingress.kubernetes.io/certificate-arn': 'arn:aws:acm:a' },
      ),
      said: [],
    },
    {
      sentence: 'or takes what is not meant for it',
      object: ingress({ rules: [{}] }),
      said: [
        'name-ingress-host at spec.rules[0].host: a rule without a host takes the traffic of every host that no other Ingress names',
      ],
    },
    {
      sentence: 'a snippet runs in the controller',
      object: ingress({}, { 'nginx.ingress.kubernetes.io/server-snippet': 'return 200;' }),
      said: [
        "avoid-ingress-snippets at metadata.annotations[nginx.ingress.kubernetes.io/server-snippet]: a snippet runs with the controller's rights, and can read every Secret it can (CVE-2021-25742)",
      ],
    },
  ]);
});

describe('rights', () => {
  const role = (rule: Manifest): Manifest =>
    object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], ...rule }] });
  const binding = (fields: Manifest): Manifest =>
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'shop', namespace: 'shop' }],
      ...fields,
    });
  const admin = {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: 'cluster-admin',
  };
  const group = (name: string): Manifest => ({
    subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name }],
  });
  holds([
    { sentence: 'are named', object: role({ verbs: ['get'], resources: ['pods'] }), said: [] },
    {
      sentence: 'are not every right',
      object: role({ verbs: ['get', '*'], resources: ['*'] }),
      said: [
        'avoid-wildcard-rights at rules[0].verbs[1]: * is every one of the verbs, those of later versions too',
        'avoid-wildcard-rights at rules[0].resources[0]: * is every one of the resources, those of later versions too',
      ],
    },
    { sentence: 'are given to somebody', object: binding({}), said: [] },
    {
      sentence: "are not the cluster administrator's",
      object: binding({ roleRef: admin }),
      said: [
        'avoid-cluster-admin at roleRef.name: cluster-admin may do everything: who breaks into the program has the cluster',
      ],
    },
    {
      sentence: 'are not for everybody',
      object: binding(group('system:unauthenticated')),
      said: [
        'avoid-anonymous-rights at subjects[0].name: system:unauthenticated is everyone who can reach the API server, without a password',
      ],
    },
    {
      sentence: 'are not beyond all rules',
      object: binding(group('system:masters')),
      said: [
        'avoid-anonymous-rights at subjects[0].name: system:masters is above all rules: nothing can take a right from it',
      ],
    },
  ]);
});

describe('an API version that not every version serves', () => {
  test('is told with the versions that lack it, and with what all of them serve', () => {
    const claim = {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: { name: 'a' },
    };
    expect(check(claim, { kubernetes: '1.33-1.36', goodPractice: true })).toMatchObject([
      {
        rule: 'use-served-api-version',
        path: 'apiVersion',
        message: 'ResourceClaim of resource.k8s.io/v1 is not served',
        remedy: 'write apiVersion: resource.k8s.io/v1beta2',
        kubernetes: ['1.33'],
      },
    ]);
    expect(check(claim, { kubernetes: '1.34-1.36', goodPractice: true })).toEqual([]);
  });

  test.each([
    ['serving.knative.dev/v1', 'Service'],
    ['batch.volcano.sh/v1alpha1', 'Job'],
    ['example.com/v1beta1', 'Ingress'],
    ['apps.example.com/v1', 'Deployment'],
  ])('is not one of somebody else: %s %s', (apiVersion, kind) => {
    const spec = { type: 'NodePort', template: { spec: { containers: [{ image: 'a' }] } } };
    expect(advice({ apiVersion, kind, metadata: { name: 'a' }, spec })).toEqual([]);
  });
});
