import { Chart, Testing, Yaml } from 'cdk8s';
import {
  configure,
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  JobPod,
  Pod,
  podTemplatesOf,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
  StaticPod,
  WebPod,
  WorkerPod,
  withPodAnnotations,
  withPodLabels,
  withPodSpec,
  type Workload,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const task = new JobPod({ image: 'ghcr.io/acme/shop:1.4.2', command: ['migrate'] });

/** A chart in which nothing is filled in. */
function bare(): Chart {
  const chart = Testing.chart();
  configure(chart, { defaults: 'none' });
  return chart;
}

function errors(workload: Workload<any>): readonly string[] {
  return workload
    .problems()
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message }) => `${path}: ${message}`);
}

describe('a workload', () => {
  const chart = bare();
  const workloads: readonly (readonly [string, Workload<any>, string])[] = [
    ['Deployment', new Deployment(chart, 'a', { pod: web }), 'spec.template'],
    ['ReplicaSet', new ReplicaSet(chart, 'b', { pod: web }), 'spec.template'],
    ['StatefulSet', new StatefulSet(chart, 'c', { pod: web }), 'spec.template'],
    ['DaemonSet', new DaemonSet(chart, 'd', { pod: web }), 'spec.template'],
    ['ReplicationController', new ReplicationController(chart, 'e', { pod: web }), 'spec.template'],
    ['Job', new Job(chart, 'f', { pod: web }), 'spec.template'],
    [
      'CronJob',
      new CronJob(chart, 'g', { pod: web, schedule: '@daily' }),
      'spec.jobTemplate.spec.template',
    ],
    ['Pod', new Pod(chart, 'h', { pod: web }), ''],
    ['StaticPod', new StaticPod(bare(), 'i', { pod: web }), ''],
  ];

  test.each(workloads)('%s holds the pod where podTemplatesOf finds it', (_, workload, path) => {
    const [found] = podTemplatesOf(workload.toJson());
    expect(found?.path).toBe(path);
    expect(found?.spec.containers).toEqual([
      {
        name: 'app',
        image: 'ghcr.io/acme/shop:1.4.2',
        ports: [{ name: 'http', containerPort: 8080 }],
      },
    ]);
  });

  test.each(workloads)('%s is taken by the servers as it is', (_, workload) => {
    expect(errors(workload)).toEqual([]);
  });

  test.each(workloads)('%s knows its ports', (_, workload) => {
    expect(workload.ports).toEqual({ http: 8080 });
  });

  test.each(workloads.filter(([kind]) => !/Job|Pod/.test(kind)))(
    '%s writes neither replicas nor a restart policy that nobody gave',
    (_, workload) => {
      const { spec } = workload.toJson();
      expect(Object.keys(spec)).toEqual(['selector', 'template']);
      expect(Object.keys(spec.template.spec)).toEqual(['containers']);
    },
  );

  test.each(workloads.filter(([kind]) => !/Job|Pod/.test(kind)))(
    '%s refuses a pod that is not restarted, at the line that says so',
    (kind, { constructor }) => {
      const Kind = constructor as typeof Deployment;
      const pod: any = web.with(withPodSpec({ restartPolicy: 'Never' }));
      const [problem] = new Kind(bare(), 'x', { pod })
        .problems()
        .filter(({ severity }) => severity === 'error');
      expect([kind, problem]).toMatchObject([
        kind,
        {
          path: 'spec.template.spec.restartPolicy',
          message: 'Unsupported value: "Never": supported values: "Always"',
          origins: [{ call: 'withPodSpec', places: [{ file: __filename }] }],
        },
      ]);
    },
  );
});

describe('a Job', () => {
  test('makes another pod of one that failed, unless its container shall start again', () => {
    const chart = bare();
    const spec = (workload: Workload<any>): unknown =>
      podTemplatesOf(workload.toJson())[0]?.spec.restartPolicy;
    const pod = task.with(withPodSpec({ restartPolicy: 'OnFailure' }));
    expect(spec(new Job(chart, 'a', { pod: task }))).toBe('Never');
    expect(spec(new Job(chart, 'b', { pod: task, restartPolicy: 'OnFailure' }))).toBe('OnFailure');
    expect(spec(new Job(chart, 'c', { pod }))).toBe('OnFailure');
    expect(spec(new Job(chart, 'd', { pod, restartPolicy: 'Never' }))).toBe('Never');
    expect(spec(new CronJob(chart, 'e', { pod: task, schedule: '@daily' }))).toBe('Never');
  });

  test('refuses a pod that is always restarted', () => {
    const pod: any = task.with(withPodSpec({ restartPolicy: 'Always' }));
    expect(errors(new Job(bare(), 'x', { pod }))).toEqual([
      expect.stringContaining('spec.template.spec.restartPolicy: '),
    ]);
    expect(errors(new CronJob(bare(), 'x', { pod, schedule: '@daily' }))).toEqual([
      expect.stringContaining('spec.jobTemplate.spec.template.spec.restartPolicy: '),
    ]);
  });

  test('has the fields that are given, and no more', () => {
    const job = new Job(bare(), 'migrate', {
      pod: task,
      backoffLimit: 2,
      ttlSecondsAfterFinished: 600,
    });
    expect(Yaml.stringify(job.toJson())).toMatchInlineSnapshot(`
"apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  backoffLimit: 2
  template:
    spec:
      containers:
        - command:
            - migrate
          image: ghcr.io/acme/shop:1.4.2
          name: app
      restartPolicy: Never
  ttlSecondsAfterFinished: 600
"
`);
  });
});

describe('a CronJob', () => {
  test('says what its Jobs are like in jobTemplate', () => {
    const report = new CronJob(bare(), 'report', {
      pod: task.with(withPodLabels({ app: 'report' })),
      schedule: '0 6 * * *',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Forbid',
      jobTemplate: { metadata: { labels: { team: 'shop' } }, spec: { backoffLimit: 1 } },
    });
    expect(Yaml.stringify(report.toJson())).toMatchInlineSnapshot(`
"apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  concurrencyPolicy: Forbid
  jobTemplate:
    metadata:
      labels:
        team: shop
    spec:
      backoffLimit: 1
      template:
        metadata:
          labels:
            app: report
        spec:
          containers:
            - command:
                - migrate
              image: ghcr.io/acme/shop:1.4.2
              name: app
          restartPolicy: Never
  schedule: 0 6 * * *
  timeZone: Europe/Berlin
"
`);
  });
});

describe('a Pod', () => {
  test('has the metadata of its template, under its own', () => {
    const pod = web.with(
      withPodLabels({ team: 'shop', tier: 'front' }),
      withPodAnnotations({ 'acme.com/a': 'template', 'acme.com/b': 'template' }),
    );
    const { metadata } = new Pod(bare(), 'web', {
      pod,
      metadata: { labels: { tier: 'back' }, annotations: { 'acme.com/b': 'own' } },
    }).toJson();
    expect(metadata).toEqual({
      name: 'web',
      labels: { team: 'shop', tier: 'back' },
      annotations: { 'acme.com/a': 'template', 'acme.com/b': 'own' },
    });
  });

  test('has labels by which it can be found, with the set none only where a Service selects it', () => {
    const labels = { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' };
    expect(new Pod(Testing.chart(), 'web', { pod: web }).toJson().metadata.labels).toEqual(labels);
    const pod = new Pod(bare(), 'web', { pod: web });
    expect(pod.toJson().metadata).toEqual({ name: 'web' });
    pod.expose();
    expect(pod.toJson().metadata.labels).toEqual(labels);
  });

  test('is found by what its own metadata says of those labels', () => {
    const labels = { 'app.kubernetes.io/name': 'shop' };
    const pod = new Pod(Testing.chart(), 'web', { pod: web, metadata: { labels } });
    const { selector } = pod.expose().toJson().spec;
    expect(selector).toEqual({
      'app.kubernetes.io/name': 'shop',
      'app.kubernetes.io/instance': 'web',
    });
    expect(pod.toJson().metadata.labels).toEqual(selector);
  });

  test('refuses a template that takes those labels away from a Service', () => {
    const pod = new Pod(Testing.chart(), 'web', {
      pod: web.with(withPodLabels({ 'app.kubernetes.io/name': 'shop' })),
    });
    expect(errors(pod)).toEqual([]);
    pod.expose();
    expect(errors(pod)).toEqual([
      'metadata.labels[app.kubernetes.io/name]: Invalid value: "shop": a Service selects this pod by "web"',
    ]);
  });
});

describe('the labels of a chart', () => {
  test('are where cdk8s puts them: on objects, not on their pods, and under what objects say', () => {
    const chart = new Chart(Testing.app(), 'shop', {
      labels: { team: 'shop', tier: 'x' },
      namespace: 'shop',
    });
    const deployment = new Deployment(chart, 'web', {
      pod: web,
      metadata: { labels: { tier: 'front' } },
    });
    const { metadata, spec } = deployment.toJson();
    expect(metadata).toEqual({
      name: 'web',
      namespace: 'shop',
      labels: { team: 'shop', tier: 'front' },
    });
    expect(Object.keys(spec.template.metadata.labels)).toEqual(
      Object.keys(deployment.selectorLabels).toSorted(),
    );
    expect(deployment.expose().toJson().metadata).toEqual({
      name: 'web',
      namespace: 'shop',
      labels: { team: 'shop', tier: 'x' },
    });
    const pod = new Pod(chart, 'pod', { pod: web.with(withPodLabels({ tier: 'pod' })) });
    expect(pod.toJson().metadata.labels).toMatchObject({ team: 'shop', tier: 'pod' });
  });
});

describe('what is no pod template', () => {
  test.each([
    ['nothing', undefined],
    ['an object', { image: 'nginx:1.29' }],
    ['a class', WebPod],
  ])('is refused where it is given: %s', (_, pod: any) => {
    expect(() => new Deployment(Testing.chart(), 'web', { pod })).toThrow(
      'Deployment web: pod is not a pod template: give new WebPod({ ... }), WorkerPod or JobPod',
    );
    expect(() => new StaticPod(Testing.chart(), 'web', { pod })).toThrow(
      'StaticPod web: pod is not',
    );
  });

  test('leaves room for a worker in every kind', () => {
    expect(errors(new DaemonSet(bare(), 'x', { pod: new WorkerPod({ image: 'a/b:1' }) }))).toEqual(
      [],
    );
  });
});
