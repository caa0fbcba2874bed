import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing, Yaml, type Chart } from 'cdk8s';
import {
  Deployment,
  Pod,
  StaticPod,
  WebPod,
  WorkerPod,
  configure,
  exec,
  withContainer,
  withEnv,
  withImagePullSecrets,
  withInitContainer,
  withPodLabels,
  withPodSpec,
  withProbe,
  withResources,
  withServiceAccount,
  withVolume,
} from 'podwright';
import { check } from 'podwright/rules';

/**
 * The manifests that the articles show, written with podwright: the same data, nothing added, with the set `none`.
 * What only a server fills in (status, creationTimestamp, uid) is not written, so it is not compared.
 */
function manifest(name: string): Record<string, any> {
  return Yaml.load(join(__dirname, 'manifests', name))[0];
}

function chartOf(build: (chart: Chart) => unknown): Record<string, any> {
  const chart = Testing.chart();
  configure(chart, { defaults: 'none' });
  build(chart);
  return Testing.synth(chart)[0];
}

test('01: a Deployment of three nginx pods, found by its own label', () => {
  const built = chartOf((chart) => {
    const nginx = new WorkerPod({ name: 'nginx', image: 'nginx:1.14.2' }).with(
      withContainer('nginx', { ports: [{ containerPort: 80 }] }),
    );
    return new Deployment(chart, 'nginx', {
      metadata: { name: 'nginx-deployment', labels: { app: 'nginx' } },
      selector: { app: 'nginx' },
      replicas: 3,
      pod: nginx,
    });
  });
  expect(built).toEqual(manifest('01-nginx-deployment.yaml'));
});

test('02: a bare Pod of an image without a tag, which is said to be meant', () => {
  const built = chartOf((chart) => {
    const image: string = 'luksa/kubia';
    const kubia = new WorkerPod({ name: 'kubia', image: 'luksa/kubia:1' }).with(
      withContainer('kubia', { image, ports: [{ containerPort: 8080, protocol: 'TCP' }] }),
    );
    return new Pod(chart, 'kubia-manual', { pod: kubia });
  });
  expect(built).toEqual(manifest('02-kubia-manual.yaml'));
});

test('02 as the article has it is refused: the kind, the field and the missing image are named', () => {
  const written = manifest('02-kubia-manual.as-written.yaml');
  const text = (given: object) => check(given).map(({ path, message }) => `${path}: ${message}`);
  expect(text(written)).toEqual([
    'kind: no matches for kind "pod" in version "v1": the API spells it Pod',
    expect.stringContaining('spec.containers[0].images'),
  ]);
  const { images: _, ...container } = written.spec.containers[0];
  expect(text({ ...written, kind: 'Pod', spec: { containers: [container] } })).toEqual([
    expect.stringContaining('spec.containers[0].image: Required value'),
  ]);
});

test('03: a Pod whose liveness probe fails after 30 s', () => {
  const built = chartOf((chart) => {
    const exam = new WorkerPod({
      name: 'liveness-exam',
      image: 'busybox:1.28',
      args: ['/bin/sh', '-c', 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600'],
    }).with(
      withProbe({
        liveness: exec(['cat', '/tmp/healthy'], {
          initialDelaySeconds: 5,
          periodSeconds: 5,
          timeoutSeconds: 1,
          successThreshold: 1,
          failureThreshold: 3,
        }),
      }),
    );
    return new Pod(chart, 'liveness-exam', { pod: exam });
  });
  expect(built).toEqual(manifest('03-liveness-exam.yaml'));
});

test('04: a Pod that waits for two Services before its app starts', () => {
  const script = (name: string) =>
    `until nslookup ${name}.$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace).svc.cluster.local; do echo waiting for ${name}; sleep 2; done`;
  const built = chartOf((chart) => {
    const myapp = new WorkerPod({
      name: 'myapp-container',
      image: 'busybox:1.28',
      command: ['sh', '-c', 'echo The app is running! && sleep 3600'],
    }).with(
      withInitContainer({
        name: 'init-myservice',
        image: 'busybox:1.28',
        command: ['sh', '-c', script('myservice')],
      }),
      withInitContainer({
        name: 'init-mydb',
        image: 'busybox:1.28',
        command: ['sh', '-c', script('mydb')],
      }),
      withPodLabels({ app: 'myapp' }),
    );
    return new Pod(chart, 'myapp-pod', { pod: myapp });
  });
  expect(built).toEqual(manifest('04-myapp-init.yaml'));
});

test('05: a static pod', () => {
  const image: string = 'nginx:latest';
  const built = chartOf((chart) => {
    const nginx = new WorkerPod({ name: 'nginx-pod', image: 'nginx:1' }).with(
      withContainer('nginx-pod', { image, resources: {} }),
      withPodLabels({ run: 'nginx-pod' }),
      withPodSpec({ dnsPolicy: 'ClusterFirst', restartPolicy: 'Always' }),
    );
    return new StaticPod(chart, 'nginx-pod', { pod: nginx });
  });
  const { status: _, ...written } = manifest('05-static-pod.yaml');
  delete written.metadata.creationTimestamp;
  expect(built).toEqual(written);
});

const latest: string = 'nginx:latest';
const nginx = new WorkerPod({ name: 'nginx-container', image: 'nginx:1' }).with(
  withContainer('nginx-container', {
    image: latest,
    ports: [{ containerPort: 80, protocol: 'TCP' }],
  }),
);

test('06: a Pod that requests memory and a CPU', () => {
  const built = chartOf(
    (chart) =>
      new Pod(chart, 'nginx-pod', {
        pod: nginx.with(withResources({ requests: { memory: '500Mi', cpu: 1 } })),
      }),
  );
  expect(built).toEqual(manifest('06-resources.yaml'));
});

test('07: a Pod with an environment variable', () => {
  const built = chartOf(
    (chart) =>
      new Pod(chart, 'nginx-pod', { pod: nginx.with(withEnv({ env_name: 'test_env_name' })) }),
  );
  expect(built).toEqual(manifest('07-env.yaml'));
});

test('08: a Pod as the server returns it, without what the server filled in', () => {
  const image: string = 'imageurl/russell/kubia';
  const built = chartOf((chart) => {
    const kubia = new WebPod({ name: 'kubia', image: 'imageurl/russell/kubia:1', port: 8080 }).with(
      withContainer('kubia', {
        image,
        imagePullPolicy: 'Always',
        ports: () => [{ containerPort: 8080, protocol: 'TCP' }],
        resources: {},
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      }),
      withPodLabels({ run: 'kubia' }),
      withImagePullSecrets('coe-registry-key'),
      withServiceAccount('default'),
      withVolume({
        name: 'default-token-tr9zh',
        secret: { secretName: 'default-token-tr9zh', defaultMode: 420 },
        mounts: {
          kubia: { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
        },
      }),
      withPodSpec({
        automountServiceAccountToken: null,
        dnsPolicy: 'ClusterFirst',
        nodeName: 'minikube',
        restartPolicy: 'Always',
        schedulerName: 'default-scheduler',
        securityContext: {},
        serviceAccount: 'default',
        terminationGracePeriodSeconds: 30,
        tolerations: [
          {
            effect: 'NoExecute',
            key: 'node.kubernetes.io/not-ready',
            operator: 'Exists',
            tolerationSeconds: 300,
          },
          {
            effect: 'NoExecute',
            key: 'node.kubernetes.io/unreachable',
            operator: 'Exists',
            tolerationSeconds: 300,
          },
        ],
      }),
    );
    return new Pod(chart, 'kubia-96gdb', { pod: kubia, metadata: { namespace: 'default' } });
  });
  const { status: _, ...written } = manifest('08-pod-as-the-server-returns-it.yaml');
  const { name, namespace, labels } = written.metadata;
  expect(built).toEqual({ ...written, metadata: { name, namespace, labels } });
});

test('every manifest of the gallery is one that this test builds', () => {
  const source = readFileSync(__filename, 'utf8');
  for (const name of ['01', '02', '03', '04', '05', '06', '07', '08'])
    expect(source).toContain(`manifest('${name}-`);
});
