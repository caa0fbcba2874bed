import { Lazy, Testing } from 'cdk8s';
import {
  Deployment,
  WebPod,
  httpGet,
  withContainer,
  withEnv,
  withInitContainer,
  withProbe,
  withSidecar,
  type AnyPod,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const logs = withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9', args: ['-q'] });
const bare = (...mixins: readonly PodMixin[]) => {
  const { spec, problems } = web.with(...mixins).render();
  return { spec, problems, app: spec.containers[0] };
};

test('another app container stands beside the first', () => {
  const { spec, problems } = bare(
    withContainer({
      name: 'admin',
      image: 'ghcr.io/acme/admin:2.0.0',
      ports: { admin: 9000 },
      workingDir: '/srv',
    }),
  );
  expect(problems).toEqual([]);
  expect(spec.containers.map(({ name }) => name)).toEqual(['app', 'admin']);
  expect(spec.containers[1]).toMatchObject({
    image: 'ghcr.io/acme/admin:2.0.0',
    ports: [{ name: 'admin', containerPort: 9000 }],
    workingDir: '/srv',
  });
});

test('a patch merges objects by field and lists by key, replaces other lists, and null removes', () => {
  const { app, problems } = bare(
    withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live') }),
    withEnv({ A: '1', B: '2' }),
    withContainer('app', { args: ['--port', '8080'], command: ['shop'] }),
    withContainer('app', {
      command: null,
      args: (current) => [...current, '--verbose'],
      env: [{ name: 'B', value: '3' }],
      ports: [{ containerPort: 8080, hostPort: 80 }],
      livenessProbe: null,
      readinessProbe: { periodSeconds: 5, httpGet: { path: null } },
    }),
  );
  expect(problems).toEqual([]);
  expect(app).toMatchObject({
    args: ['--port', '8080', '--verbose'],
    env: [
      { name: 'A', value: '1' },
      { name: 'B', value: '3' },
    ],
    ports: [{ name: 'http', containerPort: 8080, hostPort: 80 }],
    readinessProbe: { httpGet: { port: 'http' }, periodSeconds: 5 },
  });
  expect(app).not.toHaveProperty('command');
  expect(app).not.toHaveProperty('livenessProbe');
});

test('a patch is computed from the container as it stands, each for itself', () => {
  const { spec } = bare(
    logs,
    withContainer('all', (current) => ({ terminationMessagePath: `/dev/${current.name}` })),
    withContainer(['logs'], ({ args = [] }) => ({ args: [...args, '-v'] })),
  );
  expect(spec.containers[0]?.terminationMessagePath).toBe('/dev/app');
  expect(spec.initContainers?.[0]).toMatchObject({
    terminationMessagePath: '/dev/logs',
    args: ['-q', '-v'],
  });
});

test('what a function is given is a copy', () => {
  const spoil = withContainer('app', (current) => {
    (current.ports as { containerPort: number }[])[0]!.containerPort = 1;
    return {};
  });
  expect(bare(spoil).app?.ports).toEqual([{ name: 'http', containerPort: 8080 }]);
});

test('a named port that a patch adds may be referred to before or after', () => {
  const patch = withContainer('app', { ports: [{ name: 'health', containerPort: 8081 }] });
  const probe = withProbe({ liveness: httpGet('/', { port: 'health' }) });
  expect(web.with(patch, probe).render().problems).toEqual([]);
  expect(web.with(probe, patch).render().problems).toEqual([]);
});

test('values that cdk8s resolves later stay', () => {
  const pod: AnyPod = web.with(
    withContainer('app', { workingDir: Lazy.any({ produce: () => '/srv' }) as string }),
    withContainer('app', (current) => ({ tty: current.workingDir !== undefined })),
  );
  const { spec } = new Deployment(Testing.chart(), 'web', { pod }).toJson();
  expect(spec.template.spec.containers[0]).toMatchObject({ workingDir: '/srv', tty: true });
});

test('a name that the pod has, a container that it has not, and a new name are refused', () => {
  const name: string = 'app';
  const { problems } = bare(
    withContainer({ name, image: 'ghcr.io/acme/other:1.0.0' }),
    withContainer('nope' as string, { tty: true }),
    withContainer('app', { name: 'other' } as object),
  );
  expect(problems).toMatchObject([
    {
      path: 'spec.containers[0].name',
      message: 'Duplicate value: "app": names of containers and init containers are one set',
      remedy:
        "give it another name, or change the one that is there with withContainer('app', { ... })",
    },
    {
      path: 'spec.containers[0].name',
      message: 'Invalid value: withContainer: a container keeps its name: others refer to it',
    },
    { path: 'spec.containers', message: 'Not found: "nope": no container "nope" in this pod' },
  ]);
  for (const { origins } of problems) {
    expect(origins?.[0]).toMatchObject({
      call: 'withContainer',
      places: [{ file: __filename }],
    });
  }
});

test('what a manifest cannot hold is refused where it would have stood', () => {
  const { problems, app } = bare(
    withContainer('app', { workingDir: new Date() as never }),
    withContainer('app', () => ({ livenessProbe: { periodSeconds: Number.NaN } })),
    withContainer('app', (() => undefined) as never),
  );
  expect(problems).toMatchObject([
    {
      path: 'spec.containers[0].workingDir',
      message: 'Invalid value: withContainer: a manifest cannot hold an object of class Date',
    },
    {
      path: 'spec.containers[0].livenessProbe.periodSeconds',
      message: 'Invalid value: withContainer: a manifest cannot hold NaN',
    },
    {
      path: 'spec.containers[0]',
      message: 'Invalid value: withContainer: a manifest cannot hold undefined as a change',
    },
  ]);
  expect(app).not.toHaveProperty('workingDir');
});

test('a call that says neither what to add nor what to change throws', () => {
  const call = withContainer as unknown as (...given: unknown[]) => unknown;
  expect(() => call('app')).toThrow(
    "withContainer takes a container to add, { name, image, ... }, or the name of one and what to change: withContainer('app', { ... })",
  );
  expect(() => call()).toThrow(TypeError);
});

test('equal changes count once, others in the order of the calls', () => {
  const longer = withContainer('app', { args: (current) => [...current, '-v'] });
  const { app } = bare(withContainer('app', { args: ['a'] }), longer, longer);
  expect(app?.args).toEqual(['a', '-v']);
  const last = bare(withContainer('app', { tty: true }), withContainer('app', { tty: false }));
  expect(last.app?.tty).toBe(false);
});

test('a plain init container is changed by its name or role', () => {
  const { spec } = bare(
    withContainer('init', { env: [{ name: 'A', value: 'b' }] }),
    withInitContainer({ name: 'migrate', image: 'a:1' }),
    withContainer('migrate', { imagePullPolicy: 'Always' }),
  );
  expect(spec.initContainers?.[0]).toMatchObject({
    env: [{ name: 'A', value: 'b' }],
    imagePullPolicy: 'Always',
  });
});

test('what no manifest can hold is found at the first of several containers', () => {
  const change = withContainer(['app', 'logs'], {
    terminationGracePeriodSeconds: Number.NaN,
  } as never);
  expect(bare(logs, change).problems).toMatchObject([
    { path: 'spec.containers[0].terminationGracePeriodSeconds' },
  ]);
});
