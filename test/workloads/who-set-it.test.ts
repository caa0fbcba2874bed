import { JsonPatch, Testing } from 'cdk8s';
import {
  Deployment,
  type PodMixin,
  StatefulSet,
  WebPod,
  withContainer,
  withPodAnnotations,
  withPodLabels,
  withPodSpec,
  withResources,
  withSecurityContext,
  withSharedProcessNamespace,
  withSidecar,
  withVolume,
} from 'podwright';

const web = new WebPod({ image: 'ghcr.io/acme/shop:1.4.2', port: 8080 });

/** The calls that the problems of a path are put down to, the last one first. */
function callsOf(path: string, ...mixins: readonly PodMixin[]): readonly string[] {
  const deployment = new Deployment(Testing.chart(), 'web', { pod: web.with(...mixins) });
  return callsIn(deployment, path);
}

function callsIn(workload: Deployment | StatefulSet, path: string): readonly string[] {
  return workload
    .problems()
    .filter((problem) => problem.path === path && problem.severity === 'error')
    .flatMap(({ origins = [] }) => origins.map(({ call }) => call));
}

describe('a problem is put down to the call that set its field, where the server', () => {
  test('leaves metadata out of the path of a label', () => {
    const good = withPodLabels({ tier: 'web' });
    const bad = withPodSpec({ priority: 1 });
    expect(
      callsOf('spec.template.labels', good, bad, withPodLabels({ version: '1.0 beta' })),
    ).toEqual(['withPodLabels']);
  });

  test('leaves metadata out of the path of an annotation', () => {
    expect(callsOf('spec.template.annotations', withPodAnnotations({ 'a b': 'c' }))).toEqual([
      'withPodAnnotations',
    ]);
  });

  test('writes the key of an annotation without brackets', () => {
    const key = 'seccomp.security.alpha.kubernetes.io/pod';
    const pod = web.with(withPodAnnotations({ [key]: 'none' }));
    const set = new StatefulSet(Testing.chart(), 'web', { pod });
    expect(callsIn(set, `spec.template.annotations.${key}`)).toEqual(['withPodAnnotations']);
  });

  test.each([
    ['subPath', { subPath: '../x' }],
    ['subPathExpr', { subPathExpr: '../x' }],
    ['mountPropagation', { mountPropagation: 'Bidirectional' }],
    ['recursiveReadOnly', { recursiveReadOnly: 'Enabled' }],
  ])('leaves the index out of the path of a mount: %s', (field, bad) => {
    const first = withVolume({ name: 'first', mounts: { app: '/first' } });
    const mount = { name: 'second', mountPath: '/second', ...bad };
    const second = withContainer('app', {
      volumeMounts: [mount as { name: string; mountPath: string }],
    });
    const volume = withPodSpec({ volumes: [{ name: 'second', emptyDir: {} }] });
    expect(
      callsOf(`spec.template.spec.containers[0].volumeMounts.${field}`, first, volume, second),
    ).toEqual(['withContainer']);
  });

  test('has the field in another object', () => {
    expect(
      callsOf(
        'spec.template.spec.securityContext.shareProcessNamespace',
        withSecurityContext({ runAsUser: 65532 }),
        withPodSpec({ hostPID: true }),
        withSharedProcessNamespace(),
      ),
    ).toEqual(['withSharedProcessNamespace']);
  });

  test('writes the name of the field in capitals', () => {
    const pod = withPodSpec({ hostUsers: false, hostPID: true });
    expect(new Set(callsOf('spec.template.spec.HostPID', pod))).toEqual(new Set(['withPodSpec']));
  });

  test('names the requests, and not the resource', () => {
    expect(
      callsOf(
        'spec.template.spec.containers[0].resources.requests',
        withContainer('app', { resources: { requests: { memory: '64Mi' } } }),
        withResources({ requests: { cpu: '2' }, limits: { cpu: '1' } }),
      ),
    ).toEqual(['withResources']);
  });
});

describe('a problem is put down to', () => {
  test('each call that set the same wrong value', () => {
    expect(
      callsOf(
        'spec.template.labels',
        withPodLabels({ version: '1.0 beta' }),
        withPodLabels({ release: '1.0 beta' }),
      ),
    ).toEqual(['withPodLabels', 'withPodLabels']);
  });

  test('the call that took away what is required', () => {
    const removed = withContainer('app', { image: null } as object);
    expect(callsOf('spec.template.spec.containers[0].image', removed)).toEqual([
      'withContainer',
      'WebPod',
    ]);
  });

  test('nobody who took away what was not there', () => {
    const pod = web.with(
      withSidecar({ name: 'logs', image: 'ghcr.io/acme/logs:1.0.0' }),
      withContainer('logs', { livenessProbe: null } as object),
    );
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    const origins = deployment.origin('spec.template.spec.initContainers[0].livenessProbe');
    expect(origins.map(({ call }) => call)).toEqual(['withSidecar']);
  });

  test('the patch of the one label that is wrong', () => {
    const pod = web.with(withPodLabels({ version: '1' }));
    const deployment = new Deployment(Testing.chart(), 'web', { pod });
    deployment.addJsonPatch(
      JsonPatch.replace('/spec/template/metadata/labels/version', '1.0 beta'),
    );
    expect(callsIn(deployment, 'spec.template.labels')).toEqual(['addJsonPatch', 'withPodLabels']);
  });
});

describe('a problem', () => {
  test('tells the path of its field in the manifest where the server writes another', () => {
    const pod = web.with(withPodLabels({ version: '1.0 beta' }));
    const [problem] = new Deployment(Testing.chart(), 'web', { pod })
      .problems()
      .filter(({ path }) => path === 'spec.template.labels');
    expect(problem?.field).toBe('spec.template.metadata.labels[version]');
  });
});
