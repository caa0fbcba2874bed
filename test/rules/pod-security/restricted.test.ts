import { check } from '../../../src/rules';
import { container, findings, restrictedContext, restrictedPod, type Data } from './restricted-pod';

const bare = (name: string): Data => ({ name, image: 'shop:1.4.2' });

describe('the level restricted', () => {
  test('takes a pod that keeps it', () => {
    expect(findings(restrictedPod())).toEqual([]);
  });

  test('says all that a bare pod lacks, and where it has to be said', () => {
    const pod = { ...restrictedPod(), spec: { containers: [bare('app')] } };
    expect(findings(pod)).toEqual([
      'allowPrivilegeEscalation at spec.containers[0].securityContext.allowPrivilegeEscalation: Required value: allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)',
      'capabilities_restricted at spec.containers[0].securityContext.capabilities.drop: Required value: unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"])',
      'runAsNonRoot at spec.securityContext.runAsNonRoot: Required value: runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true)',
      'seccompProfile_restricted at spec.securityContext.seccompProfile.type: Required value: seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ]);
  });

  test('finds the pod in every kind that holds one', () => {
    const { metadata, spec } = restrictedPod({ hostPID: true });
    const places: Readonly<Record<string, string>> = {
      'apps/v1 Deployment': 'spec.template.spec.hostPID',
      'apps/v1 DaemonSet': 'spec.template.spec.hostPID',
      'batch/v1 Job': 'spec.template.spec.hostPID',
      'batch/v1 CronJob': 'spec.jobTemplate.spec.template.spec.hostPID',
      'v1 PodTemplate': 'template.spec.hostPID',
    };
    for (const [kindOf, place] of Object.entries(places)) {
      const [apiVersion, kind] = kindOf.split(' ');
      const template = { metadata: { labels: { app: 'web' } }, spec };
      const object: Data = {
        apiVersion,
        kind,
        metadata,
        ...(kind === 'PodTemplate'
          ? { template }
          : { spec: kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template } }),
      };
      expect(findings(object)).toEqual([
        `hostNamespaces at ${place}: Forbidden: host namespaces (hostPID=true)`,
      ]);
    }
  });

  test('is an error with a remedy and the page that says so', () => {
    const [problem] = check(restrictedPod({ hostNetwork: true }), {
      podSecurity: 'baseline',
      kubernetes: '1.36',
    });
    expect(problem).toEqual({
      rule: 'hostNamespaces',
      set: 'pod-security',
      severity: 'error',
      type: 'FieldValueForbidden',
      path: 'spec.hostNetwork',
      message: 'Forbidden: host namespaces (hostNetwork=true)',
      remedy: 'leave out withHostNetwork()',
    });
  });
});

describe('privileges', () => {
  test('allowPrivilegeEscalation must be false in every container, the ephemeral ones too', () => {
    const open = container('shell', {
      securityContext: { ...restrictedContext, allowPrivilegeEscalation: true },
    });
    expect(findings(restrictedPod({ ephemeralContainers: [open] }))).toEqual([
      'allowPrivilegeEscalation at spec.ephemeralContainers[0].securityContext.allowPrivilegeEscalation: Forbidden: allowPrivilegeEscalation != false (container "shell" must set securityContext.allowPrivilegeEscalation=false)',
    ]);
  });

  test('capabilities: all are dropped, and NET_BIND_SERVICE alone may be added', () => {
    const withCapabilities = (capabilities: Data): Data =>
      restrictedPod({
        containers: [container('app', { securityContext: { ...restrictedContext, capabilities } })],
      });
    expect(
      findings(withCapabilities({ drop: ['NET_RAW', 'ALL'], add: ['NET_BIND_SERVICE'] })),
    ).toEqual([]);
    expect(findings(withCapabilities({ drop: ['all'], add: ['CHOWN'] }))).toEqual([
      'capabilities_restricted at spec.containers[0].securityContext.capabilities.drop: Required value: unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"])',
      'capabilities_restricted at spec.containers[0].securityContext.capabilities.add[0]: Forbidden: unrestricted capabilities (container "app" must not include "CHOWN" in securityContext.capabilities.add)',
    ]);
  });

  test('Windows pods need none of what Windows does not have', () => {
    const pod = restrictedPod({
      os: { name: 'windows' },
      securityContext: { runAsNonRoot: true },
      containers: [bare('app')],
    });
    expect(findings(pod)).toEqual([]);
  });
});

describe('runAsNonRoot', () => {
  const seccomp = { seccompProfile: { type: 'RuntimeDefault' } };
  const running = (runAsNonRoot?: boolean): Data => ({
    securityContext: {
      ...restrictedContext,
      ...(runAsNonRoot === undefined ? {} : { runAsNonRoot }),
    },
  });

  test('may be said by each container instead of the pod', () => {
    const pod = restrictedPod({
      securityContext: seccomp,
      initContainers: [container('setup', running(true))],
      containers: [container('app', running(true))],
    });
    expect(findings(pod)).toEqual([]);
  });

  test('is missing in the container that does not say it, where the others do', () => {
    const pod = restrictedPod({
      securityContext: seccomp,
      containers: [container('app', running(true)), container('logs')],
    });
    expect(findings(pod)).toEqual([
      'runAsNonRoot at spec.containers[1].securityContext.runAsNonRoot: Required value: runAsNonRoot != true (pod or container "logs" must set securityContext.runAsNonRoot=true)',
    ]);
  });

  test('is missing in the pod where no container says it', () => {
    const pod = restrictedPod({
      securityContext: seccomp,
      containers: [container('app'), container('logs')],
    });
    expect(findings(pod)).toEqual([
      'runAsNonRoot at spec.securityContext.runAsNonRoot: Required value: runAsNonRoot != true (pod or containers "app", "logs" must set securityContext.runAsNonRoot=true)',
    ]);
  });

  test('is never false, for the pod or a container, whatever the other says', () => {
    const pod = restrictedPod({
      securityContext: { ...seccomp, runAsNonRoot: false },
      containers: [container('app', running(true)), container('logs', running(false))],
    });
    expect(findings(pod)).toEqual([
      'runAsNonRoot at spec.securityContext.runAsNonRoot: Forbidden: runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)',
      'runAsNonRoot at spec.containers[1].securityContext.runAsNonRoot: Forbidden: runAsNonRoot != true (container "logs" must not set securityContext.runAsNonRoot=false)',
    ]);
  });

  test('and runAsUser are free from 1.35 on in a user namespace of the pod', () => {
    const root = restrictedPod({
      hostUsers: false,
      securityContext: { ...seccomp, runAsUser: 0 },
    });
    const found = findings(root);
    expect(found).toEqual([
      'runAsNonRoot at spec.securityContext.runAsNonRoot: Required value: runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true) [1.33, 1.34]',
      'runAsUser at spec.securityContext.runAsUser: Forbidden: runAsUser=0 (pod must not set runAsUser=0) [1.33, 1.34]',
    ]);
    expect(findings(root, 'restricted', '1.35-1.36')).toEqual([]);
  });

  test('does not permit the user 0', () => {
    const app = container('app', { securityContext: { ...restrictedContext, runAsUser: 0 } });
    expect(findings(restrictedPod({ containers: [app] }))).toEqual([
      'runAsUser at spec.containers[0].securityContext.runAsUser: Forbidden: runAsUser=0 (container "app" must not set runAsUser=0)',
    ]);
  });
});

describe('seccompProfile', () => {
  const localhost = { seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' } };

  test('may be said by each container instead of the pod', () => {
    const app = container('app', { securityContext: { ...restrictedContext, ...localhost } });
    const pod = restrictedPod({ securityContext: { runAsNonRoot: true }, containers: [app] });
    expect(findings(pod)).toEqual([]);
  });

  test('is missing in the container that does not say it, where the others do', () => {
    const app = container('app', { securityContext: { ...restrictedContext, ...localhost } });
    const pod = restrictedPod({
      securityContext: { runAsNonRoot: true },
      containers: [app, container('logs')],
    });
    expect(findings(pod)).toEqual([
      'seccompProfile_restricted at spec.containers[1].securityContext.seccompProfile.type: Required value: seccompProfile (pod or container "logs" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ]);
  });

  test('is never Unconfined; where the pod says so, its containers are not blamed too', () => {
    const pod = restrictedPod({
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Unconfined' } },
    });
    expect(findings(pod)).toEqual([
      'seccompProfile_restricted at spec.securityContext.seccompProfile.type: Forbidden: seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")',
    ]);
  });
});

describe('volumes', () => {
  const sources: readonly (readonly [string, Data])[] = [
    ['configMap', { name: 'a' }],
    ['csi', { driver: 'd' }],
    ['downwardAPI', {}],
    ['emptyDir', {}],
    ['ephemeral', {}],
    ['image', { reference: 'a:1' }],
    ['persistentVolumeClaim', { claimName: 'a' }],
    ['projected', { sources: [] }],
    ['secret', { secretName: 'a' }],
  ];

  test.each(sources)('%s is taken', (source, value) => {
    expect(findings(restrictedPod({ volumes: [{ name: 'v', [source]: value }] }))).toEqual([]);
  });

  test('one without a source is an emptyDir, and taken', () => {
    expect(findings(restrictedPod({ volumes: [{ name: 'v' }] }))).toEqual([]);
  });

  test.each(['hostPath', 'nfs', 'iscsi', 'gitRepo', 'awsElasticBlockStore', 'portworxVolume'])(
    '%s is refused',
    (source) => {
      const volumes = [{ name: 'v', [source]: {} }];
      expect(findings(restrictedPod({ volumes }), 'restricted', '1.36')).toEqual([
        `restrictedVolumes at spec.volumes[0].${source}: Forbidden: restricted volume types (volume "v" uses restricted volume type "${source}")`,
      ]);
    },
  );
});
