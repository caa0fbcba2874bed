import { check } from '../../../../src/rules';

/** What is refused, as path, type and message. */
function refusals(kind: string, spec: object, kubernetes = '1.33-1.36'): readonly string[] {
  const manifest = { apiVersion: 'apps/v1', kind, metadata: { name: 'web' }, spec };
  return check(manifest, { kubernetes })
    .filter(({ severity }) => severity === 'error')
    .map(({ path, type, message }) => `${path} ${type} ${message}`);
}

const pod = { containers: [{ name: 'app', image: 'a:1' }] };
const template = { metadata: { labels: { app: 'web' } }, spec: pod };
const right = { selector: { matchLabels: { app: 'web' } }, template };

describe.each(['Deployment', 'ReplicaSet', 'StatefulSet'])('a %s', (kind) => {
  it('is taken with a selector that matches its template', () => {
    expect(refusals(kind, right)).toEqual([]);
  });

  it('needs a selector, and without one matches no labels', () => {
    expect(refusals(kind, { template })).toEqual([
      'spec.selector FieldValueRequired Required value',
      'spec.template.metadata.labels FieldValueInvalid Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    ]);
  });

  it('is not looked into where the selector cannot be compiled', () => {
    const broken = {
      selector: { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [] } },
    };
    const found = refusals(kind, broken).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(found).toEqual([
      'spec.selector.matchExpressions[0].values FieldValueForbidden',
      'spec.selector FieldValueInvalid',
    ]);
  });
});

it.each([
  ['Deployment', 'empty selector is invalid for deployment'],
  ['ReplicaSet', 'empty selector is invalid for deployment'],
  ['StatefulSet', 'empty selector is invalid for statefulset'],
  ['DaemonSet', 'empty selector is invalid for daemonset'],
])('a %s with an empty selector: %s', (kind, message) => {
  expect(refusals(kind, { selector: {}, template })).toEqual([
    `spec.selector FieldValueInvalid Invalid value: {}: ${message}`,
  ]);
});

it.each([
  ['Deployment', 'activeDeadlineSeconds in ReplicaSet is not Supported'],
  ['ReplicaSet', 'activeDeadlineSeconds in ReplicaSet is not Supported'],
  ['StatefulSet', 'activeDeadlineSeconds in StatefulSet is not Supported'],
  ['DaemonSet', 'activeDeadlineSeconds in DaemonSet is not Supported'],
])('a %s whose pods end: %s', (kind, message) => {
  const ending = { ...pod, restartPolicy: 'Never', activeDeadlineSeconds: 1 };
  expect(refusals(kind, { ...right, template: { ...template, spec: ending } })).toEqual([
    'spec.template.spec.restartPolicy FieldValueNotSupported Unsupported value: "Never": supported values: "Always"',
    `spec.template.spec.activeDeadlineSeconds FieldValueForbidden Forbidden: ${message}`,
  ]);
});

describe('the update of a Deployment', () => {
  function update(rollingUpdate: object, rest: object = {}): readonly string[] {
    return refusals('Deployment', { ...right, strategy: { rollingUpdate }, ...rest });
  }

  it.each([
    [{}],
    [{ maxSurge: 0 }],
    [{ maxUnavailable: '0%' }],
    [{ maxSurge: '200%', maxUnavailable: '100%' }],
  ])('may be %j', (rollingUpdate) => {
    expect(update(rollingUpdate)).toEqual([]);
  });

  it('may not stand still', () => {
    expect(update({ maxSurge: '0%', maxUnavailable: 0 })).toEqual([
      'spec.strategy.rollingUpdate.maxUnavailable FieldValueInvalid Invalid value: 0: may not be 0 when `maxSurge` is 0',
    ]);
  });

  it('may not take away more than all', () => {
    expect(update({ maxUnavailable: '101%' })).toEqual([
      'spec.strategy.rollingUpdate.maxUnavailable FieldValueInvalid Invalid value: "101%": must not be greater than 100%',
    ]);
  });

  it('must be given longer than a pod takes to be ready', () => {
    expect(update({}, { minReadySeconds: 600 })).toEqual([
      'spec.progressDeadlineSeconds FieldValueInvalid Invalid value: 600: must be greater than minReadySeconds',
    ]);
  });

  it('says nothing of a rollingUpdate beside Recreate', () => {
    expect(
      refusals('Deployment', { ...right, strategy: { type: 'Recreate', rollingUpdate: {} } }),
    ).toEqual([
      "spec.strategy.rollingUpdate FieldValueForbidden Forbidden: may not be specified when strategy `type` is 'Recreate'",
    ]);
  });
});

describe('the update of a DaemonSet', () => {
  function update(rollingUpdate: object): readonly string[] {
    return refusals('DaemonSet', { ...right, updateStrategy: { rollingUpdate } });
  }

  it('adds pods only where it takes none away, which is not the default', () => {
    expect(update({ maxSurge: 1, maxUnavailable: 0 })).toEqual([]);
    expect(update({ maxSurge: 1 })).toEqual([
      'spec.updateStrategy.rollingUpdate.maxSurge FieldValueInvalid Invalid value: 1: may not be set when maxUnavailable is non-zero',
    ]);
  });

  it('does one of the two', () => {
    expect(update({ maxUnavailable: 0 })).toEqual([
      'spec.updateStrategy.rollingUpdate.maxUnavailable FieldValueRequired Required value: cannot be 0 when maxSurge is 0',
    ]);
  });
});

describe('a StatefulSet', () => {
  const volumeClaimTemplates = [{ metadata: { name: 'data' }, spec: {} }];
  const broken = { ...right, template: { ...template, spec: { containers: [] } } };

  it('is judged with its template and its claims from 1.34 on', () => {
    expect(refusals('StatefulSet', { ...broken, volumeClaimTemplates }, '1.33')).toEqual([]);
    expect(refusals('StatefulSet', { ...broken, volumeClaimTemplates }, '1.34')).toEqual([
      'spec.volumeClaimTemplates[0].spec.accessModes FieldValueRequired Required value: at least 1 access mode is required',
      'spec.volumeClaimTemplates[0].spec.resources[storage] FieldValueRequired Required value',
      'spec.template.spec.containers FieldValueRequired Required value',
    ]);
  });

  it('has a volume for each claim, which comes before the others and replaces one of its name', () => {
    const claim = {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    const mounted = { ...pod.containers[0], volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    const volumes = [
      { name: 'data', hostPath: {} },
      { name: 'other', hostPath: {} },
    ];
    const spec = { containers: [mounted], volumes };
    expect(
      refusals(
        'StatefulSet',
        { ...right, template: { ...template, spec }, volumeClaimTemplates: [claim] },
        '1.36',
      ),
    ).toEqual(['spec.template.spec.volumes[1].hostPath.path FieldValueRequired Required value']);
  });

  it('names its pods itself', () => {
    const spec = { ...pod, hostname: 'Bad_', subdomain: 'Bad_' };
    expect(refusals('StatefulSet', { ...right, template: { ...template, spec } })).toEqual([]);
  });
});

describe('a ReplicationController', () => {
  function controller(spec: object, metadata: object = {}): readonly string[] {
    const manifest = {
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata: { name: 'web', ...metadata },
      spec,
    };
    return check(manifest).map(({ path, type }) => `${path} ${type}`);
  }

  it('selects by the labels of its template where it says nothing', () => {
    expect(controller({ template })).toEqual([]);
    expect(controller({ template: { spec: pod } })).toEqual(['spec.selector FieldValueRequired']);
  });

  it('has the labels of its template where it has none, right or wrong', () => {
    const wrong = { template: { metadata: { labels: { 'a b': 'c' } }, spec: pod } };
    const template = 'spec.template.labels FieldValueInvalid';
    expect(controller(wrong)).toEqual(['metadata.labels FieldValueInvalid', template]);
    expect(controller(wrong, { labels: { app: 'web' } })).toEqual([template]);
  });
});

it('warns of a name from which no host name can be made', () => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a.b' },
    spec: right,
  };
  expect(check(manifest)).toEqual([
    expect.objectContaining({
      rule: 'recommend-label-name',
      severity: 'warning',
      path: 'metadata.name',
      message: expect.stringContaining('a DNS label is recommended: [must not contain dots]'),
    }),
  ]);
});
