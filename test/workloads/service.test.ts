import { Chart, Testing } from 'cdk8s';
import {
  DaemonSet,
  Deployment,
  Pod,
  ReplicaSet,
  ReplicationController,
  Service,
  StatefulSet,
  WebPod,
  WorkerPod,
  waitFor,
  withInitContainer,
  withInitWait,
  withSidecar,
  type Problem,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const metrics = withSidecar({
  name: 'logs',
  image: 'fluent/fluent-bit:3.1.9',
  ports: { metrics: 2020 },
});

function errors(service: Service): readonly Problem[] {
  return service.problems().filter(({ severity }) => severity === 'error');
}

function texts(service: Service): readonly string[] {
  return errors(service).map(({ path, message }) => `${path}: ${message}`);
}

describe('.expose()', () => {
  test('makes a Service of the same name for the port named http', () => {
    const chart = Testing.chart();
    const service = new Deployment(chart, 'web', { pod: web }).expose({ port: 80 });
    expect(service).toBeInstanceOf(Service);
    expect(errors(service)).toEqual([]);
    expect(service.toJson()).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: {
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
        selector: { 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/instance': 'web' },
      },
    });
    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
  });

  test.each([
    ['Deployment', (chart: Chart) => new Deployment(chart, 'web', { pod: web })],
    ['ReplicaSet', (chart: Chart) => new ReplicaSet(chart, 'web', { pod: web })],
    ['StatefulSet', (chart: Chart) => new StatefulSet(chart, 'web', { pod: web })],
    ['DaemonSet', (chart: Chart) => new DaemonSet(chart, 'web', { pod: web })],
    ['Pod', (chart: Chart) => new Pod(chart, 'web', { pod: web })],
    [
      'ReplicationController',
      (chart: Chart) =>
        new ReplicationController(chart, 'web', { pod: web, selector: { app: 'web' } }),
    ],
  ])('reaches the pods of a %s', (_, make) => {
    const workload = make(Testing.chart());
    const { selector } = workload.expose().toJson().spec;
    const manifest = workload.toJson();
    expect((manifest.spec.template ?? manifest).metadata.labels).toEqual(selector);
  });

  test('takes the number that the pod has where no other is given', () => {
    const service = new Deployment(Testing.chart(), 'web', { pod: web }).expose();
    expect(service.toJson().spec.ports).toEqual([{ name: 'http', port: 8080, targetPort: 'http' }]);
  });

  test('takes the only port there is, of whatever name, with its protocol', () => {
    const pod = new WorkerPod({
      image: 'a/dns:1',
      ports: { dns: { containerPort: 5353, protocol: 'UDP' } },
    });
    const service = new DaemonSet(Testing.chart(), 'dns', { pod }).expose({ port: 53 });
    expect(service.toJson().spec.ports).toEqual([
      { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' },
    ]);
  });

  test('knows the ports of a sidecar that was added to the workload before, or after', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web }).with(metrics);
    const service = deployment.expose({ name: 'web-metrics', targetPort: 'metrics' });
    expect(errors(service)).toEqual([]);
    expect(service.toJson().spec.ports).toEqual([
      { name: 'metrics', port: 2020, targetPort: 'metrics' },
    ]);
    const later = new Deployment(Testing.chart(), 'web', { pod: web });
    const early = later.expose({ targetPort: 'metrics' as 'http' });
    expect(errors(early)).toHaveLength(1);
    later.with(metrics);
    expect(errors(early)).toEqual([]);
  });

  test('takes several ports, each with every field', () => {
    const service = new Deployment(Testing.chart(), 'web', { pod: web.with(metrics) }).expose({
      ports: [
        { port: 80, targetPort: 'http', appProtocol: 'kubernetes.io/h2c' },
        { name: 'prom', targetPort: 'metrics', nodePort: 30_020 },
        { name: 'admin', port: 9000, targetPort: 9000 },
      ],
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
    });
    expect(errors(service)).toEqual([]);
    expect(service.toJson().spec).toMatchObject({
      type: 'NodePort',
      externalTrafficPolicy: 'Local',
      ports: [
        { name: 'http', port: 80, targetPort: 'http', appProtocol: 'kubernetes.io/h2c' },
        { name: 'prom', port: 2020, targetPort: 'metrics', nodePort: 30_020 },
        { name: 'admin', port: 9000, targetPort: 9000 },
      ],
    });
  });

  test('is in the namespace of its workload, with metadata of its own', () => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    const deployment = new Deployment(chart, 'web', { pod: web, metadata: { namespace: 'front' } });
    const annotations = { 'external-dns.alpha.kubernetes.io/hostname': 'shop.example.com' };
    expect(deployment.expose({ metadata: { annotations } }).toJson().metadata).toEqual({
      name: 'web',
      namespace: 'front',
      annotations,
    });
  });

  test('asks for a name where a workload has a Service already', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web });
    deployment.expose();
    expect(() => deployment.expose()).toThrow(
      "Deployment test/web has a Service named web already: give this one another name: expose({ name: 'web-...' })",
    );
    expect(deployment.expose({ name: 'web-2' }).name).toBe('web-2');
  });
});

describe('a target port', () => {
  test('that the pod does not have is refused, with the line and the names there are', () => {
    const service = new Deployment(Testing.chart(), 'web', { pod: web.with(metrics) }).expose({
      port: 80,
      targetPort: 'htpp' as 'http',
    });
    expect(errors(service)).toEqual([
      expect.objectContaining({
        path: 'spec.ports[0].targetPort',
        message: 'Not found: "htpp": no port named "htpp" in the pods of Deployment test/web',
        remedy: "say which: targetPort: 'http' or 'metrics'",
        origins: [{ call: 'expose', places: [expect.objectContaining({ file: __filename })] }],
      }),
    ]);
  });

  test('must be said where the pod has several and none is named http', () => {
    const pod = new WorkerPod({ image: 'a/b:1', ports: { grpc: 9000, metrics: 9100 } });
    expect(texts(new Deployment(Testing.chart(), 'api', { pod }).expose({ port: 80 }))).toEqual([
      'spec.ports[0].targetPort: Required value: the pods of Deployment test/api have 2 ports, none of them named http',
    ]);
  });

  test('must be a number where the pod says nothing of its ports', () => {
    const pod = new WorkerPod({ image: 'a/b:1' });
    const deployment = new Deployment(Testing.chart(), 'api', { pod });
    expect(texts(deployment.expose({ port: 80 }))).toEqual([
      'spec.ports[0].targetPort: Required value: the pods of Deployment test/api have no port',
    ]);
    expect(texts(deployment.expose({ name: 'number', targetPort: 8080 }))).toEqual([]);
  });

  test('is none of a plain init container, which is gone when the pod serves', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { pod: web }).with(
      withInitContainer({
        name: 'setup',
        image: 'a/b:1',
        ports: [{ name: 'setup', containerPort: 1 }],
      } as any),
    );
    expect(texts(deployment.expose({ targetPort: 'setup' as 'http' }))).toEqual([
      expect.stringContaining('no port named "setup" in the pods of Deployment test/web'),
    ]);
  });
});

describe('new Service()', () => {
  test('selects a workload, or labels', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'web', { pod: web });
    const service = new Service(chart, 'front', { selects: deployment, ports: [{ port: 80 }] });
    expect(service.toJson().metadata.name).toBe('front');
    expect(service.toJson().spec).toEqual({
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      selector: deployment.selectorLabels,
    });
    const labels = new Service(chart, 'labels', {
      selects: { app: 'legacy' },
      ports: [{ port: 80, targetPort: 'http' }],
    });
    expect(errors(labels)).toEqual([]);
    expect(labels.toJson().spec.selector).toEqual({ app: 'legacy' });
  });

  test('may select nothing: an external name, or endpoints that something else writes', () => {
    const service = new Service(Testing.chart(), 'db', {
      type: 'ExternalName',
      externalName: 'db.example.com',
    });
    expect(errors(service)).toEqual([]);
    expect(service.toJson().spec).toEqual({ type: 'ExternalName', externalName: 'db.example.com' });
  });

  test('asks for the number of a port that it cannot look up', () => {
    const service = new Service(Testing.chart(), 'x', {
      selects: { app: 'x' },
      ports: [{ targetPort: 'http' }],
    });
    expect(texts(service)).toContain(
      'spec.ports[0].port: Required value: the pods are not known here, and so is not their port',
    );
  });

  test('refuses another namespace than that of its workload', () => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    const deployment = new Deployment(chart, 'web', { pod: web });
    const service = new Service(chart, 'front', {
      selects: deployment,
      ports: [{ port: 80 }],
      metadata: { namespace: 'other' },
    });
    expect(texts(service)).toEqual([
      'metadata.namespace: Invalid value: "other": Deployment shop/web is in shop, and a Service selects pods of its own namespace',
    ]);
    expect(service.problems()[0]?.remedy).toMatch(/^leave the namespace out/);
  });

  test('says which chart has the namespace that nobody wrote at the Service', () => {
    const app = Testing.app();
    const deployment = new Deployment(new Chart(app, 'web'), 'web', { pod: web });
    const edge = new Chart(app, 'edge', { namespace: 'edge' });
    const service = new Service(edge, 'front', { selects: deployment, ports: [{ port: 80 }] });
    expect(service.problems()[0]).toMatchObject({
      rule: 'select-own-namespace',
      remedy:
        'it comes from the chart edge: make the Service in the chart of the workload, or give that chart the same namespace',
    });
  });
});

describe('a StatefulSet', () => {
  test('has a headless Service where one is asked for, and none otherwise', () => {
    const chart = Testing.chart();
    const plain = new StatefulSet(chart, 'plain', { pod: web });
    expect(plain.headlessService).toBeUndefined();
    expect(plain.toJson().spec.serviceName).toBeUndefined();
    const set = new StatefulSet(chart, 'db', { pod: web.with(metrics), headlessService: true });
    set.expose();
    expect(set.toJson().spec.serviceName).toBe('db-headless');
    expect(set.headlessService?.toJson()).toMatchObject({
      metadata: { name: 'db-headless' },
      spec: {
        clusterIP: 'None',
        selector: set.selectorLabels,
        ports: [
          { name: 'http', port: 8080, targetPort: 'http' },
          { name: 'metrics', port: 2020, targetPort: 'metrics' },
        ],
      },
    });
    expect(errors(set.headlessService!)).toEqual([]);
    expect(Testing.synth(chart).map(({ metadata }) => metadata.name)).toEqual([
      'plain',
      'db',
      'db-headless',
      'db',
    ]);
  });

  test('names its headless Service as it is told', () => {
    const chart = Testing.chart();
    const set = new StatefulSet(chart, 'db', {
      pod: web,
      serviceName: 'nodes',
      headlessService: { ports: [], publishNotReadyAddresses: true },
    });
    expect(set.toJson().spec.serviceName).toBe('nodes');
    expect(set.headlessService?.toJson()).toMatchObject({
      metadata: { name: 'nodes' },
      spec: { clusterIP: 'None', publishNotReadyAddresses: true },
    });
    expect(set.headlessService?.toJson().spec.ports).toBeUndefined();
    const named = new StatefulSet(chart, 'named', { pod: web, headlessService: { name: 'peers' } });
    expect(named.toJson().spec.serviceName).toBe('peers');
    const foreign = new StatefulSet(chart, 'foreign', { pod: web, serviceName: 'theirs' });
    expect(foreign.toJson().spec.serviceName).toBe('theirs');
    expect(foreign.node.children).toEqual([]);
  });
});

describe('.ports', () => {
  const inNamespace = () => new Chart(Testing.app(), 'shop', { namespace: 'data' });

  test('are what the manifest has, so that a wait finds the Service and its port', () => {
    const chart = inNamespace();
    const database = new Deployment(chart, 'db', {
      pod: new WebPod({ image: 'postgres:17', port: 5432 }),
    });
    const service = database.expose({
      ports: [
        { port: 80, targetPort: 'http' },
        { name: 'sql', targetPort: 5432 },
      ],
    });
    expect(service.ports).toEqual(service.toJson().spec.ports);
    const waiting = new Deployment(chart, 'web', {
      pod: web.with(withInitWait(waitFor.service(service, { port: 'sql' }))),
    });
    const [wait] = waiting.toJson().spec.template.spec.initContainers;
    expect(wait.args.slice(-2)).toEqual(['db.data.svc.cluster.local', '5432']);
  });

  test('that a wait asks for in vain are told with those there are', () => {
    const chart = inNamespace();
    const service: Service = new Deployment(chart, 'db', { pod: web }).expose({ port: 80 });
    const pod = web.with(withInitWait(waitFor.service(service, { port: 'slq' })));
    const [problem] = new Deployment(chart, 'web', { pod }).problems();
    expect(problem?.message).toContain('port: "slq" is not a TCP port of the Service');
    expect(problem?.remedy).toBe('the Service has http (80)');
  });

  test('are none where the Service has none', () => {
    const chart = inNamespace();
    const external = new Service(chart, 'ext', {
      type: 'ExternalName',
      externalName: 'db.example.com',
    });
    expect(external.ports).toEqual([]);
  });
});
