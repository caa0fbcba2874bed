import { Lazy, Testing } from 'cdk8s';
import {
  Deployment,
  WebPod,
  configMapEnv,
  fromConfigMap,
  fromField,
  fromFile,
  fromResource,
  fromSecret,
  secretEnv,
  withEnv,
  withEnvFrom,
  withPodSpec,
  withSidecar,
  withVolume,
  type PodMixin,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });
const render = (...mixins: readonly PodMixin[]) => web.with(...mixins).render();

test('variables come from text, ConfigMaps, Secrets, fields, resources and files, in the order they are written', () => {
  const { spec, problems } = render(
    withEnv({
      PORT: '8080',
      SMTP_HOST: fromConfigMap({ name: 'mail' }, 'smtp-host', { optional: true }),
      DATABASE_URL: fromSecret('shop-database', 'url'),
      POD_NAME: fromField('metadata.name'),
      TEAM: fromField(`metadata.labels['acme.com/team']`),
      GOMEMLIMIT: fromResource('limits.memory', { container: 'app', divisor: '1Mi' }),
      TOKEN: fromFile('config', 'app.env', 'TOKEN'),
    }),
  );
  expect(problems).toEqual([]);
  expect(spec.containers[0]?.env).toEqual([
    { name: 'PORT', value: '8080' },
    {
      name: 'SMTP_HOST',
      valueFrom: { configMapKeyRef: { name: 'mail', key: 'smtp-host', optional: true } },
    },
    { name: 'DATABASE_URL', valueFrom: { secretKeyRef: { name: 'shop-database', key: 'url' } } },
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'TEAM', valueFrom: { fieldRef: { fieldPath: `metadata.labels['acme.com/team']` } } },
    {
      name: 'GOMEMLIMIT',
      valueFrom: {
        resourceFieldRef: { resource: 'limits.memory', containerName: 'app', divisor: '1Mi' },
      },
    },
    {
      name: 'TOKEN',
      valueFrom: { fileKeyRef: { volumeName: 'config', path: 'app.env', key: 'TOKEN' } },
    },
  ]);
});

test('roles and lists of containers get them, those added later too', () => {
  const { spec } = render(
    withEnv({ LEVEL: 'debug' }, { container: 'sidecars' }),
    withSidecar({ name: 'logs', image: 'a:1' }),
  );
  expect(spec.initContainers?.[0]?.env).toEqual([{ name: 'LEVEL', value: 'debug' }]);
  expect(spec.containers[0]?.env).toBeUndefined();
});

test('a resource of a container that is added by another mixin is found, in whatever order', () => {
  const { problems } = render(
    withEnv({ CPUS: fromResource('limits.cpu', { container: 'logs' }) }),
    withSidecar({ name: 'logs', image: 'a:1' }),
  );
  expect(problems).toEqual([]);
});

test('a resource of a container that is never added is refused', () => {
  const { problems } = render(
    withEnv({ A: 'b', M: fromResource('limits.memory', { container: 'nope' }) }),
  );
  expect(problems).toMatchObject([
    {
      rule: 'name-existing-containers',
      path: 'spec.containers[0].env[1].valueFrom.resourceFieldRef.containerName',
      type: 'FieldValueNotFound',
      message: 'Not found: "nope": no container "nope" in this pod',
      remedy: 'name one of "app", or leave the name out for the container itself',
    },
  ]);
});

test('so is one that a file of a volume shows', () => {
  const items = [
    {
      path: 'memory',
      resourceFieldRef: { containerName: 'nope', resource: 'limits.memory' },
    },
    { path: 'cpu', resourceFieldRef: { containerName: 'app', resource: 'limits.cpu' } },
  ];
  const { problems } = render(
    withVolume({ name: 'facts', downwardAPI: { items } }),
    withPodSpec({
      volumes: [{ name: 'all', projected: { sources: [{ downwardAPI: { items } }] } }],
    }),
  );
  expect(problems.map(({ path, remedy }) => [path, remedy])).toEqual([
    ['spec.volumes[0].downwardAPI.items[0].resourceFieldRef.containerName', 'name one of "app"'],
    [
      'spec.volumes[1].projected.sources[0].downwardAPI.items[0].resourceFieldRef.containerName',
      'name one of "app"',
    ],
  ]);
});

test('the same name with the same value counts once, with another it is refused, and no value is shown', () => {
  expect(render(withEnv({ A: 'b' }), withEnv({ A: 'b' })).spec.containers[0]?.env).toEqual([
    { name: 'A', value: 'b' },
  ]);
  const { problems } = render(withEnv({ PASSWORD: 'hunter2' }), withEnv({ PASSWORD: 'hunter3' }));
  expect(problems).toMatchObject([
    {
      path: 'spec.containers[0].env[0]',
      type: 'FieldValueDuplicate',
      message: 'Duplicate value: "PASSWORD": it is there already with other content',
    },
  ]);
  expect(JSON.stringify(problems)).not.toMatch(/hunter/);
});

test('a lazy value is resolved at synth, and judged as what it gives', () => {
  let chart: unknown = 'shop-1.4.2';
  const env = withEnv({ CHART: Lazy.any({ produce: () => chart }) });
  const deployment = new Deployment(Testing.chart(), 'web', { pod: web.with(env) });
  const { spec } = deployment.toJson();
  expect(spec.template.spec.containers[0].env).toEqual([{ name: 'CHART', value: 'shop-1.4.2' }]);
  chart = 7;
  expect(deployment.problems()).toContainEqual(
    expect.objectContaining({
      rule: 'refuse-wrong-types',
      path: 'spec.template.spec.containers[0].env[0].value',
    }),
  );
});

test('a lazy image is refused in words', () => {
  const image = Lazy.any({ produce: () => 'ghcr.io/acme/shop:1.4.2' }) as 'a:1';
  expect(new WebPod({ image, port: 8080 }).render().problems).toMatchObject([
    {
      path: 'spec.containers[0].image',
      message:
        'Invalid value: WebPod: an image cannot be lazy: rules and helpers read it before cdk8s resolves it',
    },
  ]);
});

test('what is no text is found at the first of several containers', () => {
  const logs = withSidecar({ name: 'logs', image: 'fluent/fluent-bit:3.1.9' });
  const env = withEnv({ TOKEN: { name: 'shop' } as never }, { container: ['logs', 'app'] });
  expect(render(logs, env).problems).toMatchObject([
    {
      path: 'spec.initContainers[0].env',
      message:
        'Invalid value: withEnv: the value of TOKEN is an object of another kind, and a variable is text',
    },
  ]);
});

test('what is no text is refused with the way to write it', () => {
  const { problems } = render(
    withEnv({
      PORT: 8080 as never,
      DEBUG: true as never,
      NONE: null as never,
      OUT: undefined as never,
    }),
  );
  expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
    'spec.containers[0].env: Invalid value: withEnv: the value of PORT is a number, and a variable is text',
    'spec.containers[0].env: Invalid value: withEnv: the value of DEBUG is a boolean, and a variable is text',
    'spec.containers[0].env: Invalid value: withEnv: the value of NONE is null, and a variable is text',
  ]);
});

test('withEnvFrom adds whole sources, once for the same words', () => {
  const sources = () =>
    withEnvFrom([configMapEnv('shop'), secretEnv('keys', { prefix: 'KEY_', optional: true })]);
  const { spec } = render(sources(), sources());
  expect(spec.containers[0]?.envFrom).toEqual([
    { configMapRef: { name: 'shop' } },
    { prefix: 'KEY_', secretRef: { name: 'keys', optional: true } },
  ]);
});
