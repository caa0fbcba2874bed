import { Testing, type ApiObject, type Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  configure,
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Pod,
  ReplicaSet,
  ReplicationController,
  Service,
  StatefulSet,
  StaticPod,
  WorkerPod,
  withPodSpec,
} from 'podwright';
import { parse } from 'yaml';
import { definition, type FieldType } from '../../src/kubernetes/fields';
import { stringify } from '../../src/synth/yaml/stringify';

/** Some value of every field below a type; no field of it is left out. */
function sample(type: FieldType, values?: readonly string[]): unknown {
  switch (type.kind) {
    case 'object':
      return sampleOf(type.definition);
    case 'list':
      return [sample(type.items, values)];
    case 'map':
      return { key: sample(type.values) };
    case 'boolean':
      return true;
    case 'int32':
    case 'int64':
      return 7;
    case 'double':
      return 0.5;
    case 'int-or-string':
      return '25%';
    case 'quantity':
      return '1500m';
    case 'any':
      return { any: ['thing'] };
    default:
      return values?.[0] ?? `some ${type.kind}`;
  }
}

function sampleOf(name: string, without: readonly string[] = []): Record<string, unknown> {
  const fields = [...definition(name).fields.values()].filter(
    (field) => !without.includes(field.name),
  );
  return Object.fromEntries(fields.map((field) => [field.name, sample(field.type, field.values)]));
}

/** Every field of a value by its path, the innermost ones too. */
function paths(
  value: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    paths(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as any)?.[step], value);
}

/** What comes back from the YAML of an object. */
function written(object: ApiObject): any {
  return parse(stringify(object.toJson()));
}

function scope(): Chart {
  const chart = Testing.chart();
  configure(chart, { defaults: 'none' });
  return chart;
}

const pod = new WorkerPod({ image: 'ghcr.io/acme/shop:1.4.2' });
/** What the server fills in, so that no manifest has it. */
const filled = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

interface Kind {
  readonly kind: string;
  readonly spec: string;
  /** Fields that the pod, or the kind itself, stands for. */
  readonly without: readonly string[];
  readonly make: (scope: Construct, fields: any) => ApiObject;
  readonly podPath: readonly string[];
}

const template = ['spec', 'template'];
const kinds: readonly Kind[] = [
  {
    kind: 'Deployment',
    spec: 'DeploymentSpec',
    without: ['template'],
    podPath: template,
    make: (s, f) => new Deployment(s, 'x', { pod, ...f }),
  },
  {
    kind: 'ReplicaSet',
    spec: 'ReplicaSetSpec',
    without: ['template'],
    podPath: template,
    make: (s, f) => new ReplicaSet(s, 'x', { pod, ...f }),
  },
  {
    kind: 'StatefulSet',
    spec: 'StatefulSetSpec',
    without: ['template'],
    podPath: template,
    make: (s, f) => new StatefulSet(s, 'x', { pod, ...f }),
  },
  {
    kind: 'DaemonSet',
    spec: 'DaemonSetSpec',
    without: ['template'],
    podPath: template,
    make: (s, f) => new DaemonSet(s, 'x', { pod, ...f }),
  },
  {
    kind: 'Job',
    spec: 'JobSpec',
    without: ['template'],
    podPath: template,
    make: (s, f) => new Job(s, 'x', { pod, ...f }),
  },
  {
    kind: 'CronJob',
    spec: 'CronJobSpec',
    without: [],
    podPath: ['spec', 'jobTemplate', 'spec', 'template'],
    make: (s, { jobTemplate, ...f }) => {
      const { template: _, ...spec } = jobTemplate?.spec ?? {};
      return new CronJob(s, 'x', { pod, jobTemplate: { ...jobTemplate, spec }, ...f });
    },
  },
  {
    kind: 'ReplicationController',
    spec: 'ReplicationControllerSpec',
    without: ['template'],
    podPath: template,
    make: (s, f) => new ReplicationController(s, 'x', { pod, ...f }),
  },
  {
    kind: 'Service',
    spec: 'ServiceSpec',
    without: [],
    podPath: [],
    make: (s, { selector, ...f }) =>
      new Service(s, 'x', { ...(selector && { selects: selector }), ...f }),
  },
];

/** The template of a CronJob's Job is the pod's, whatever the sample says. */
function withoutPod(kind: string, fields: Record<string, any>): Record<string, any> {
  if (kind !== 'CronJob' || fields.jobTemplate === undefined) return fields;
  const { spec, metadata } = fields.jobTemplate;
  const kept = Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !filled.includes(key)),
  );
  const { template: _, ...rest } = spec;
  return { ...fields, jobTemplate: { metadata: kept, spec: rest } };
}

describe.each(kinds)('$kind', ({ kind, spec, without, make }) => {
  const whole = withoutPod(kind, sampleOf(spec, without));

  test.each(Object.keys(whole))('spec.%s is in the YAML as it was given', (field) => {
    const fields = { [field]: whole[field] };
    const given = paths(fields);
    expect(given.length).toBeGreaterThan(0);
    const yaml = written(
      make(scope(), kind === 'CronJob' ? { schedule: '@daily', ...fields } : fields),
    );
    for (const path of given) expect([path, at(yaml.spec, path)]).toEqual([path, at(fields, path)]);
  });

  test('keeps all of them at once', () => {
    const yaml = written(make(scope(), whole));
    const lost = paths(whole).filter((path) => at(yaml.spec, path) !== at(whole, path));
    expect(lost).toEqual([]);
  });

  test('keeps all metadata that a manifest may have', () => {
    const metadata = sampleOf('ObjectMeta', filled);
    const { metadata: yaml } = written(make(scope(), { schedule: '@daily', metadata }));
    expect(yaml).toEqual(metadata);
  });
});

describe('the spec of a pod', () => {
  const decided = ['containers', 'initContainers', 'ephemeralContainers', 'restartPolicy'];
  const whole = sampleOf('PodSpec', decided);
  const full = pod.with(withPodSpec(whole as any));
  const placed: readonly [string, readonly string[], ApiObject][] = [
    ...kinds
      .filter(({ kind }) => kind !== 'Service')
      .map(({ kind, podPath, make }): [string, readonly string[], ApiObject] => [
        kind,
        [...podPath, 'spec'],
        make(scope(), { pod: full, schedule: '@daily' }),
      ]),
    ['Pod', ['spec'], new Pod(scope(), 'x', { pod: full })],
    ['StaticPod', ['spec'], new StaticPod(scope(), 'x', { pod: full })],
  ];

  test.each(placed)('is whole in a %s', (_, path, workload) => {
    const spec = at(written(workload), path);
    const lost = paths(whole).filter((inner) => at(spec, inner) !== at(whole, inner));
    expect(lost).toEqual([]);
  });

  test('has a restart policy of its own in a Pod', () => {
    for (const restartPolicy of ['Always', 'OnFailure', 'Never'] as const) {
      expect(written(new Pod(scope(), 'x', { pod, restartPolicy })).spec).toEqual({
        containers: [{ name: 'app', image: 'ghcr.io/acme/shop:1.4.2' }],
        restartPolicy,
      });
    }
  });
});
