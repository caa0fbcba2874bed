import { Testing } from 'cdk8s';
import {
  Deployment,
  WebPod,
  withAdapter,
  withAmbassador,
  withPodAnnotations,
  withPodSpec,
  withSidecar,
  type AnyPod,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

describe('withAmbassador', () => {
  const proxy = withAmbassador({
    name: 'postgres',
    image: 'ghcr.io/acme/pg-proxy:2.14.0',
    args: ['--upstream=db.acme.internal:5432'],
    port: 5432,
    appEnv: ({ host, port, address }) => ({
      DATABASE_HOST: host,
      DATABASE_PORT: String(port),
      DATABASE_URL: `postgres://${address}/shop`,
    }),
  });

  test('adds a sidecar that listens, and leads the app to it', () => {
    const { spec, problems } = web.with(proxy).render();
    expect(problems).toEqual([]);
    expect(spec.initContainers?.[0]).toMatchObject({
      name: 'postgres',
      restartPolicy: 'Always',
      args: ['--upstream=db.acme.internal:5432'],
      ports: [{ name: 'postgres', containerPort: 5432 }],
    });
    expect(spec.containers[0]?.env).toEqual([
      { name: 'DATABASE_HOST', value: 'localhost' },
      { name: 'DATABASE_PORT', value: '5432' },
      { name: 'DATABASE_URL', value: 'postgres://localhost:5432/shop' },
    ]);
  });

  test('whose environment the app has otherwise is refused, both lines shown, no value shown', () => {
    const pod = web.with(
      proxy,
      withAmbassador({
        name: 'other',
        image: 'a:1',
        port: 5433,
        appEnv: () => ({ DATABASE_HOST: 'hunter2' }),
      }),
    );
    const { problems } = pod.render();
    expect(problems).toMatchObject([
      {
        path: 'spec.containers[0].env[0]',
        type: 'FieldValueDuplicate',
        message: expect.stringContaining('"DATABASE_HOST"'),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});

describe('withAdapter', () => {
  test('shares the files of the app, read-only, and shows a standard port to be scraped', () => {
    const { spec, metadata, problems } = web
      .with(
        withAdapter({
          name: 'log-metrics',
          image: 'ghcr.io/acme/mtail:3.0.8',
          reads: { files: { volume: 'logs', mountPath: '/var/log/shop', readPath: '/logs' } },
          ports: { metrics: 3903 },
        }),
        withPodSpec({ volumes: [{ name: 'logs', emptyDir: {} }] }),
      )
      .render();
    expect(problems).toEqual([]);
    expect(spec.containers[0]?.volumeMounts).toEqual([
      { name: 'logs', mountPath: '/var/log/shop' },
    ]);
    expect(spec.initContainers?.[0]?.volumeMounts).toEqual([
      { name: 'logs', mountPath: '/logs', readOnly: true },
    ]);
    expect(metadata.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '3903',
      'prometheus.io/path': '/metrics',
    });
  });

  test('overrides annotations that no adapter gave', () => {
    const chart = Testing.chart();
    chart.with(
      withPodAnnotations({ 'prometheus.io/port': '8080', 'prometheus.io/scrape': 'false' }),
    );
    const pod = web.with(
      withAdapter({
        name: 'exporter',
        image: 'ghcr.io/acme/exporter:1.0.0',
        reads: { port: 'http' },
        ports: { metrics: 9113 },
      }),
    );
    const deployment = new Deployment(chart, 'web', { pod });
    expect(deployment.problems().filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(deployment.toJson().spec.template.metadata.annotations).toMatchObject({
      'prometheus.io/port': '9113',
      'prometheus.io/scrape': 'true',
    });
  });

  test('that shows another port to be scraped than one before is refused with both calls', () => {
    const exporter = (name: string, metrics: number, scrape?: false) =>
      withAdapter({
        name,
        image: 'a:1',
        reads: { port: 'http' },
        ports: { [name]: metrics },
        ...(scrape === undefined ? {} : { scrape }),
      });
    const first = exporter('first', 9113);
    const pod: AnyPod = web.with(first, exporter('second', 9114));
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    const [problem, ...others] = deployment
      .problems()
      .filter(({ set, severity }) => set === 'composition' && severity === 'error');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      path: 'spec.template.metadata.annotations[prometheus.io/port]',
      type: 'FieldValueDuplicate',
      message: 'Duplicate value: "prometheus.io/port": it is there already with another value',
      remedy: "a pod says one port to scrape: give 'second' or the other scrape: false",
    });
    expect(problem?.origins?.map(({ call }) => call)).toEqual(['withAdapter', 'withAdapter']);
    expect(web.with(first, exporter('second', 9114, false)).render().problems).toEqual([]);
  });

  test('reads a port of the app, which must be there', () => {
    const adapter = (port: string) =>
      withAdapter({
        name: 'exporter',
        image: 'a:1',
        reads: { port },
        ports: { metrics: 9113 },
        scrape: false,
      });
    expect(web.with(adapter('http')).render().problems).toEqual([]);
    expect(web.with(adapter('http')).render().metadata.annotations).toBeUndefined();
    expect(web.with(adapter('htpp')).render().problems).toMatchObject([
      { message: 'Not found: "htpp": no port named "htpp" in container "app"' },
    ]);
  });
});

describe('withSidecar', () => {
  test('adds an init container that keeps running, once for the same words', () => {
    const logs = () =>
      withSidecar({
        name: 'logs',
        image: 'a:1',
        ports: { metrics: 2020 },
        env: [{ name: 'A', value: 'b' }],
      });
    const { spec, problems } = web
      .with(logs())
      .with(logs() as never)
      .render();
    expect(problems).toEqual([]);
    expect(spec.initContainers).toHaveLength(1);
    expect(spec.initContainers?.[0]).toMatchObject({
      name: 'logs',
      image: 'a:1',
      restartPolicy: 'Always',
      ports: [{ name: 'metrics', containerPort: 2020 }],
      env: [{ name: 'A', value: 'b' }],
    });
  });

  test('of a name that another content has is refused with both lines', () => {
    const name: string = 'logs';
    const { problems } = web
      .with(withSidecar({ name: 'logs', image: 'a:1' }))
      .with(withSidecar({ name, image: 'b:1' }))
      .render();
    expect(problems).toMatchObject([
      {
        path: 'spec.initContainers[0].name',
        type: 'FieldValueDuplicate',
        message: 'Duplicate value: "logs": names of containers and init containers are one set',
        origins: [{ call: 'withSidecar' }, { call: 'withSidecar' }],
      },
    ]);
    const lines = problems[0]?.origins?.map(({ places }) => places[0]?.line) ?? [];
    expect(lines[0]).toBe((lines[1] ?? 0) + 1);
  });
});
