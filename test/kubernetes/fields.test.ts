import { expectTypeOf } from 'expect-type';
import type { Container, Deployment, HostPathVolumeSource, PodSpec } from '../../src/kubernetes';
import {
  definition,
  definitionNames,
  definitionOf,
  knownKinds,
  type Field,
  type FieldType,
} from '../../src/kubernetes/fields';

function field(name: string, of: string): Field {
  const found = definition(name).fields.get(of);
  if (found === undefined) throw new Error(`${name} has no field ${of}`);
  return found;
}

function innermost(type: FieldType): FieldType {
  if (type.kind === 'list') return innermost(type.items);
  return type.kind === 'map' ? innermost(type.values) : type;
}

describe('every definition', () => {
  test.each(definitionNames())(
    '%s decodes and leads only to definitions that are there',
    (name) => {
      const { fields } = definition(name);
      expect(fields.size).toBeGreaterThan(0);
      for (const [key, { name: own, type }] of fields) {
        expect(own).toBe(key);
        const inner = innermost(type);
        if (inner.kind === 'object') expect(definitionNames()).toContain(inner.definition);
      }
    },
  );

  test('every key of a list is a field of its elements', () => {
    let lists = 0;
    for (const name of definitionNames()) {
      for (const { type } of definition(name).fields.values()) {
        if (type.kind !== 'list' || type.listType !== 'map') continue;
        lists += 1;
        const items = innermost(type);
        const fields = items.kind === 'object' ? definition(items.definition).fields : new Map();
        for (const key of [...type.keys, ...Object.keys(type.keyDefaults)]) {
          expect([...fields.keys()]).toContain(key);
        }
      }
    }
    expect(lists).toBeGreaterThan(30);
  });
});

describe('what the API says', () => {
  test.each([
    ['PodSpec', 'containers', ['name']],
    ['PodSpec', 'volumes', ['name']],
    ['PodSpec', 'hostAliases', ['ip']],
    ['PodSpec', 'imagePullSecrets', ['name']],
    ['PodSpec', 'topologySpreadConstraints', ['topologyKey', 'whenUnsatisfiable']],
    ['Container', 'env', ['name']],
    ['Container', 'ports', ['containerPort', 'protocol']],
    ['Container', 'volumeMounts', ['mountPath']],
    ['Container', 'volumeDevices', ['devicePath']],
    ['ServiceSpec', 'ports', ['port', 'protocol']],
    ['ObjectMeta', 'ownerReferences', ['uid']],
  ])('%s.%s merges by %p', (name, of, keys) => {
    expect(field(name, of).type).toMatchObject({ kind: 'list', listType: 'map', keys });
  });

  test('protocol, which identifies a port, is TCP where it is left out', () => {
    const defaults = { keyDefaults: { protocol: 'TCP' } };
    expect(field('Container', 'ports').type).toMatchObject(defaults);
    expect(field('ServiceSpec', 'ports').type).toMatchObject(defaults);
    expect(field('PodSpec', 'containers').type).toMatchObject({ keyDefaults: {} });
  });

  test.each([
    ['Container', 'args', 'atomic'],
    ['Container', 'envFrom', 'atomic'],
    ['PodSpec', 'tolerations', 'atomic'],
    ['ObjectMeta', 'finalizers', 'set'],
  ])('%s.%s is %s', (name, of, listType) => {
    expect(field(name, of).type).toMatchObject({ kind: 'list', listType, keys: [] });
  });

  test.each([
    ['PodSpec', 'hostnameOverride', '1.34', undefined],
    ['PodSpec', 'workloadRef', '1.35', '1.35'],
    ['PodSpec', 'schedulingGroup', '1.36', undefined],
    ['PodSpec', 'hostUsers', undefined, undefined],
    ['Container', 'restartPolicyRules', '1.34', undefined],
    ['EnvVarSource', 'fileKeyRef', '1.34', undefined],
    ['VolumeProjection', 'podCertificate', '1.34', undefined],
    ['PodCertificateProjection', 'userAnnotations', '1.35', undefined],
    ['Lifecycle', 'stopSignal', undefined, undefined],
  ])('%s.%s is there since %s, until %s', (name, of, since, until) => {
    expect(field(name, of)).toEqual(
      expect.objectContaining({ ...(since && { since }), ...(until && { until }) }),
    );
    expect([field(name, of).since, field(name, of).until]).toEqual([since, until]);
  });

  test.each([
    ['Probe', 'initialDelaySeconds', 'int32'],
    ['Probe', 'terminationGracePeriodSeconds', 'int64'],
    ['ServicePort', 'targetPort', 'int-or-string'],
    ['EmptyDirVolumeSource', 'sizeLimit', 'quantity'],
    ['ObjectMeta', 'creationTimestamp', 'time'],
    ['ManagedFieldsEntry', 'fieldsV1', 'any'],
    ['Container', 'tty', 'boolean'],
    ['Container', 'image', 'string'],
  ])('%s.%s is %s', (name, of, kind) => {
    expect(field(name, of).type).toEqual({ kind });
  });

  test('maps know what they hold', () => {
    expect(field('Secret', 'data').type).toEqual({ kind: 'map', values: { kind: 'bytes' } });
    expect(field('ConfigMap', 'binaryData').type).toEqual({
      kind: 'map',
      values: { kind: 'bytes' },
    });
    expect(field('ResourceRequirements', 'limits').type).toEqual({
      kind: 'map',
      values: { kind: 'quantity' },
    });
    expect(field('ObjectMeta', 'labels').type).toEqual({ kind: 'map', values: { kind: 'string' } });
  });

  test('a probe has its ten fields', () => {
    expect([...definition('Probe').fields.keys()]).toEqual([
      'exec',
      'failureThreshold',
      'grpc',
      'httpGet',
      'initialDelaySeconds',
      'periodSeconds',
      'successThreshold',
      'tcpSocket',
      'terminationGracePeriodSeconds',
      'timeoutSeconds',
    ]);
  });

  test('what is required', () => {
    const required = (name: string): string[] =>
      [...definition(name).fields.values()].filter((one) => one.required).map((one) => one.name);
    expect(required('Container')).toEqual(['name']);
    expect(required('PodSpec')).toEqual(['containers']);
    expect(required('Probe')).toEqual([]);
    expect(required('DeploymentSpec')).toEqual(['selector', 'template']);
  });

  test('status is known, and what it holds', () => {
    expect(field('Pod', 'status').type).toEqual({ kind: 'object', definition: 'PodStatus' });
    expect(definition('ContainerStatus').fields.has('restartCount')).toBe(true);
  });
});

describe('enums', () => {
  test.each([
    ['PodSpec', 'restartPolicy', ['Always', 'OnFailure', 'Never']],
    ['Container', 'imagePullPolicy', ['Always', 'Never', 'IfNotPresent']],
    ['ContainerPort', 'protocol', ['TCP', 'UDP', 'SCTP']],
    ['PodOS', 'name', ['linux', 'windows']],
    ['HTTPIngressPath', 'pathType', ['Exact', 'Prefix', 'ImplementationSpecific']],
    ['NetworkPolicyPort', 'protocol', ['TCP', 'UDP', 'SCTP']],
    ['NetworkPolicySpec', 'policyTypes', ['Ingress', 'Egress']],
    ['ServiceSpec', 'ipFamilies', ['IPv4', 'IPv6']],
    ['LabelSelectorRequirement', 'operator', ['In', 'NotIn', 'Exists', 'DoesNotExist']],
    ['PodDisruptionBudgetSpec', 'unhealthyPodEvictionPolicy', ['IfHealthyBudget', 'AlwaysAllow']],
    ['Subject', 'kind', ['Group', 'ServiceAccount', 'User']],
  ])('%s.%s takes %p', (name, of, values) => {
    expect(field(name, of).values).toEqual(values);
    expect(field(name, of).valuesSince).toBeUndefined();
  });

  test('a value that is newer than the oldest version says so', () => {
    expect(field('Toleration', 'operator').values).toEqual(['Exists', 'Equal', 'Lt', 'Gt']);
    expect([...(field('Toleration', 'operator').valuesSince ?? [])]).toEqual([
      ['Lt', '1.35'],
      ['Gt', '1.35'],
    ]);
    expect([...(field('Container', 'restartPolicy').valuesSince ?? [])]).toEqual([
      ['Never', '1.34'],
      ['OnFailure', '1.34'],
    ]);
  });

  test('the empty host path type is a value of its own', () => {
    expect(field('HostPathVolumeSource', 'type').values).toContain('');
    expectTypeOf<''>().toExtend<HostPathVolumeSource['type']>();
  });

  test.each([
    ['EmptyDirVolumeSource', 'medium'],
    ['Secret', 'type'],
    ['Capabilities', 'add'],
    ['PodReadinessGate', 'conditionType'],
    ['RoleRef', 'kind'],
    ['PodStatus', 'phase'],
  ])('%s.%s is open', (name, of) => {
    expect(field(name, of).values).toBeUndefined();
  });
});

describe('lookup', () => {
  test('by kind', () => {
    expect(definitionOf('apps/v1', 'Deployment')).toBe(definition('Deployment'));
    expect(definitionOf('v1', 'Pod')?.name).toBe('Pod');
    expect(definitionOf('rbac.authorization.k8s.io/v1', 'ClusterRole')?.name).toBe('ClusterRole');
    expect(definitionOf('apps/v1beta1', 'Deployment')).toBeUndefined();
    expect(definitionOf('v1', 'PodSpec')).toBeUndefined();
    expect(definitionOf('__proto__', 'constructor')).toBeUndefined();
  });

  test('the reference page', () => {
    const page = 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#';
    expect(definition('PodSpec').reference).toBe(`${page}podspec-v1-core`);
    expect(definition('Ingress').reference).toBe(`${page}ingress-v1-networking-k8s-io`);
    expect(definition('ObjectMeta').reference).toBe(`${page}objectmeta-v1-meta`);
  });

  test('an unknown name is refused', () => {
    expect(() => definition('PodSpek')).toThrow(
      "the field table holds no definition named 'PodSpek'",
    );
  });

  test('the kinds', () => {
    expect(knownKinds().map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'apps/v1 DaemonSet',
      'apps/v1 Deployment',
      'apps/v1 ReplicaSet',
      'apps/v1 StatefulSet',
      'autoscaling/v2 HorizontalPodAutoscaler',
      'batch/v1 CronJob',
      'batch/v1 Job',
      'v1 ConfigMap',
      'v1 Namespace',
      'v1 PersistentVolumeClaim',
      'v1 Pod',
      'v1 PodTemplate',
      'v1 ReplicationController',
      'v1 Secret',
      'v1 Service',
      'v1 ServiceAccount',
      'networking.k8s.io/v1 Ingress',
      'networking.k8s.io/v1 NetworkPolicy',
      'policy/v1 PodDisruptionBudget',
      'rbac.authorization.k8s.io/v1 ClusterRole',
      'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
      'rbac.authorization.k8s.io/v1 Role',
      'rbac.authorization.k8s.io/v1 RoleBinding',
    ]);
  });
});

test('the types say the same', () => {
  expectTypeOf<PodSpec>().toHaveProperty('containers').toEqualTypeOf<readonly Container[]>();
  expectTypeOf<Container['name']>().toEqualTypeOf<string>();
  expectTypeOf<Container['image']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<PodSpec['restartPolicy']>().toEqualTypeOf<
    'Always' | 'OnFailure' | 'Never' | undefined
  >();
  expectTypeOf<Deployment['apiVersion']>().toEqualTypeOf<'apps/v1' | undefined>();
  expectTypeOf<Deployment['kind']>().toEqualTypeOf<'Deployment' | undefined>();
  expectTypeOf<Deployment>().not.toHaveProperty('status');
  expectTypeOf<PodSpec>().not.toHaveProperty('workloadRef');
});
