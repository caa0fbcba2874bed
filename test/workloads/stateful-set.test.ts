import { Testing } from 'cdk8s';
import {
  Deployment,
  Job,
  Pod,
  StatefulSet,
  WorkerPod,
  withClaimTemplate,
  type Workload,
} from 'podwright';

const database = new WorkerPod({ image: 'ghcr.io/acme/db:3.0.0', ports: { sql: 5432 } }).with(
  withClaimTemplate({ name: 'data', storage: '10Gi', mounts: { app: '/var/lib/data' } }),
);

function errors(workload: Workload<any>): readonly object[] {
  return workload.problems().filter(({ severity }) => severity === 'error');
}

describe('claim templates', () => {
  test('become the claims of each pod of a StatefulSet', () => {
    const set = new StatefulSet(Testing.chart(), 'db', { pod: database });
    expect(errors(set)).toEqual([]);
    const { volumeClaimTemplates, template } = set.toJson().spec;
    expect(volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    ]);
    expect(template.spec.volumes).toBeUndefined();
    expect(template.spec.containers[0].volumeMounts).toEqual([
      { name: 'data', mountPath: '/var/lib/data' },
    ]);
  });

  test('come after those of the StatefulSet itself, and each knows its line', () => {
    const set = new StatefulSet(Testing.chart(), 'db', {
      pod: database,
      volumeClaimTemplates: [
        {
          metadata: { name: 'logs' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    });
    const names = set.toJson().spec.volumeClaimTemplates.map((claim: any) => claim.metadata.name);
    expect(names).toEqual(['logs', 'data']);
    expect(set.origin('spec.volumeClaimTemplates[0].spec')[0]?.call).toBe('StatefulSet');
    expect(set.origin('spec.volumeClaimTemplates[1].spec.resources')[0]?.call).toBe(
      'withClaimTemplate',
    );
  });

  test('are refused where two have one name', () => {
    const set = new StatefulSet(Testing.chart(), 'db', {
      pod: database,
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    });
    expect(errors(set)).toEqual([
      expect.objectContaining({
        path: 'spec.volumeClaimTemplates[1].metadata.name',
        message: 'Duplicate value: "data": another claim template has this name',
        origins: [expect.objectContaining({ call: 'withClaimTemplate' })],
      }),
    ]);
  });

  test.each([
    ['Deployment', (pod: any) => new Deployment(Testing.chart(), 'db', { pod }), 'spec.template.'],
    ['Job', (pod: any) => new Job(Testing.chart(), 'db', { pod }), 'spec.template.'],
    ['Pod', (pod: any) => new Pod(Testing.chart(), 'db', { pod }), ''],
  ])('are refused in a %s, at the line that asks for them', (kind, make, path) => {
    expect(errors(make(database))).toContainEqual(
      expect.objectContaining({
        rule: 'place-claim-templates',
        path: `${path}spec.volumes`,
        message: `Forbidden: a claim template needs a StatefulSet: the pods of a ${kind} get no claims of their own`,
        origins: [
          expect.objectContaining({
            call: 'withClaimTemplate',
            places: [expect.objectContaining({ file: __filename })],
          }),
        ],
      }),
    );
  });
});

describe('a headless Service', () => {
  const names = (serviceName: string | undefined, name: string | undefined): readonly object[] =>
    errors(
      new StatefulSet(Testing.chart(), 'db', {
        pod: database,
        ...(serviceName === undefined ? {} : { serviceName }),
        headlessService: name === undefined ? true : { name },
      }),
    );

  test('is refused where serviceName says another', () => {
    expect(names('db-peers', 'db-hl')).toEqual([
      expect.objectContaining({
        rule: 'name-one-headless-service',
        path: 'spec.serviceName',
        message:
          'Invalid value: "db-peers": headlessService makes a Service named "db-hl", and the pods have names in one of them only',
        origins: [expect.objectContaining({ call: 'StatefulSet' })],
      }),
    ]);
  });

  test('is named once, twice the same, or not at all', () => {
    expect(names('db-peers', 'db-peers')).toEqual([]);
    expect(names('db-peers', undefined)).toEqual([]);
    expect(names(undefined, 'db-hl')).toEqual([]);
    expect(names(undefined, undefined)).toEqual([]);
  });
});
