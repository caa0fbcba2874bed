import { container, findings, restrictedContext, restrictedPod, type Data } from './restricted-pod';

/** What is wrong for the level baseline, and so for restricted, in one sentence each. */
const refused: readonly (readonly [string, Data, readonly string[]])[] = [
  [
    'a pod in the network, the processes and the IPC of its node',
    restrictedPod({ hostNetwork: true, hostPID: true, hostIPC: true }),
    [
      'hostNamespaces at spec.hostNetwork: Forbidden: host namespaces (hostNetwork=true)',
      'hostNamespaces at spec.hostPID: Forbidden: host namespaces (hostPID=true)',
      'hostNamespaces at spec.hostIPC: Forbidden: host namespaces (hostIPC=true)',
    ],
  ],
  [
    'a port of the node',
    restrictedPod({
      containers: [
        container('app', { ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }] }),
      ],
    }),
    [
      'hostPorts at spec.containers[0].ports[1].hostPort: Forbidden: hostPort (container "app" uses hostPort 8081)',
    ],
  ],
  [
    'the ports that hostNetwork opens on the node, declared by app and init containers',
    restrictedPod({
      hostNetwork: true,
      initContainers: [container('setup', { ports: [{ containerPort: 90 }] })],
      containers: [container('app', { ports: [{ containerPort: 80 }] })],
    }),
    [
      'hostNamespaces at spec.hostNetwork: Forbidden: host namespaces (hostNetwork=true)',
      'hostPorts at spec.initContainers[0].ports[0].hostPort: Forbidden: hostPort (container "setup" uses hostPort 90)',
      'hostPorts at spec.containers[0].ports[0].hostPort: Forbidden: hostPort (container "app" uses hostPort 80)',
    ],
  ],
  [
    'a privileged container, wherever it stands',
    restrictedPod({
      initContainers: [container('setup', { securityContext: { privileged: true } })],
      ephemeralContainers: [container('shell', { securityContext: { privileged: true } })],
    }),
    [
      'privileged at spec.initContainers[0].securityContext.privileged: Forbidden: privileged (container "setup" must not set securityContext.privileged=true)',
      'privileged at spec.ephemeralContainers[0].securityContext.privileged: Forbidden: privileged (container "shell" must not set securityContext.privileged=true)',
    ],
  ],
  [
    'an AppArmor profile that is switched off, for the pod, for a container and by annotation',
    restrictedPod(
      {
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
          appArmorProfile: { type: 'Unconfined' },
        },
        containers: [
          container('app', {
            securityContext: { ...restrictedContext, appArmorProfile: { type: 'Unconfined' } },
          }),
        ],
      },
      { annotations: { 'container.apparmor.security.beta.kubernetes.io/old': 'unconfined' } },
    ),
    [
      'appArmorProfile at spec.securityContext.appArmorProfile.type: Forbidden: forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined")',
      'appArmorProfile at spec.containers[0].securityContext.appArmorProfile.type: Forbidden: forbidden AppArmor profile (container "app" must not set AppArmor profile type to "Unconfined")',
      'appArmorProfile at metadata.annotations[container.apparmor.security.beta.kubernetes.io/old]: Forbidden: forbidden AppArmor profile (annotation must not set AppArmor profile type to "unconfined")',
    ],
  ],
  [
    'an SELinux type that is not for containers, a user and a role',
    restrictedPod({
      containers: [
        container('app', {
          securityContext: {
            ...restrictedContext,
            seLinuxOptions: { type: 'spc_t', user: 'system_u', role: 'system_r' },
          },
        }),
      ],
    }),
    [
      'seLinuxOptions at spec.containers[0].securityContext.seLinuxOptions.type: Forbidden: seLinuxOptions (container "app" set forbidden securityContext.seLinuxOptions: type "spc_t")',
      'seLinuxOptions at spec.containers[0].securityContext.seLinuxOptions.user: Forbidden: seLinuxOptions (container "app" set forbidden securityContext.seLinuxOptions: user may not be set)',
      'seLinuxOptions at spec.containers[0].securityContext.seLinuxOptions.role: Forbidden: seLinuxOptions (container "app" set forbidden securityContext.seLinuxOptions: role may not be set)',
    ],
  ],
  [
    'a kernel setting that is not known to be safe',
    restrictedPod({
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
        sysctls: [
          { name: 'net.ipv4.tcp_rmem', value: '4096 87380 6291456' },
          { name: 'kernel.msgmax', value: '65536' },
        ],
      },
    }),
    [
      'sysctls at spec.securityContext.sysctls[1].name: Forbidden: forbidden sysctls (kernel.msgmax)',
    ],
  ],
];

describe('the level baseline refuses', () => {
  test.each(refused)('%s', (_, pod, sentences) => {
    const found = findings(pod, 'baseline');
    expect(found).toEqual(sentences);
  });

  test('a capability that containers do not have by default', () => {
    const capabilities = { drop: ['ALL'], add: ['CHOWN', 'NET_ADMIN'] };
    const app = container('app', { securityContext: { ...restrictedContext, capabilities } });
    expect(findings(restrictedPod({ containers: [app] }), 'baseline')).toEqual([
      'capabilities_baseline at spec.containers[0].securityContext.capabilities.add[1]: Forbidden: non-default capabilities (container "app" must not include "NET_ADMIN" in securityContext.capabilities.add)',
    ]);
  });

  test('a volume of the files of the node, and no other volume', () => {
    const volumes = [
      { name: 'logs', hostPath: { path: '/var/log' } },
      { name: 'share', nfs: { server: 'nfs', path: '/' } },
    ];
    expect(findings(restrictedPod({ volumes }), 'baseline')).toEqual([
      'hostPathVolumes at spec.volumes[0].hostPath: Forbidden: hostPath volumes (volume "logs")',
    ]);
  });

  test('a seccomp profile that is switched off', () => {
    const seccompProfile = { type: 'Unconfined' };
    const app = container('app', { securityContext: { seccompProfile } });
    const pod = restrictedPod({ securityContext: { seccompProfile }, containers: [app] });
    expect(findings(pod, 'baseline')).toEqual([
      'seccompProfile_baseline at spec.securityContext.seccompProfile.type: Forbidden: seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")',
      'seccompProfile_baseline at spec.containers[0].securityContext.seccompProfile.type: Forbidden: seccompProfile (container "app" must not set securityContext.seccompProfile.type to "Unconfined")',
    ]);
  });

  test('a Windows container that runs as a process of the node', () => {
    const windowsOptions = { hostProcess: true };
    const pod = restrictedPod({
      os: { name: 'windows' },
      securityContext: { windowsOptions },
      containers: [{ name: 'app', image: 'a:1', securityContext: { windowsOptions } }],
    });
    expect(findings(pod, 'baseline')).toEqual([
      'windowsHostProcess at spec.securityContext.windowsOptions.hostProcess: Forbidden: hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)',
      'windowsHostProcess at spec.containers[0].securityContext.windowsOptions.hostProcess: Forbidden: hostProcess (container "app" must not set securityContext.windowsOptions.hostProcess=true)',
    ]);
  });
});

describe('the level restricted refuses, by the same checks,', () => {
  test.each(refused)('%s', (_, pod, sentences) => {
    expect(findings(pod)).toEqual(expect.arrayContaining([...sentences]));
  });
});

const taken: readonly (readonly [string, Data])[] = [
  ['a pod that says nothing of security', { containers: [{ name: 'app', image: 'a:1' }] }],
  ['hostPort 0', { containers: [container('a', { ports: [{ containerPort: 1, hostPort: 0 }] })] }],
  [
    'the capabilities that containers have by default',
    { containers: [container('a', { securityContext: { capabilities: { add: ['KILL'] } } })] },
  ],
  [
    'the AppArmor and seccomp profiles of the runtime and of the node',
    {
      securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } },
      containers: [
        container('a', {
          securityContext: {
            appArmorProfile: { type: 'RuntimeDefault' },
            seccompProfile: { type: 'RuntimeDefault' },
          },
        }),
      ],
    },
  ],
  ['container_engine_t', { securityContext: { seLinuxOptions: { type: 'container_engine_t' } } }],
  ['an SELinux level', { securityContext: { seLinuxOptions: { level: 's0:c123,c456' } } }],
  [
    'privileged: false and procMount: Default',
    {
      containers: [
        container('a', { securityContext: { privileged: false, procMount: 'Default' } }),
      ],
    },
  ],
  [
    'probes and hooks that call the pod itself',
    {
      containers: [
        container('a', {
          livenessProbe: { httpGet: { port: 80, host: '' } },
          lifecycle: { preStop: { httpGet: { port: 80 } } },
        }),
      ],
    },
  ],
];

describe('the level baseline takes', () => {
  test.each(taken)('%s', (_, spec) => {
    expect(findings(restrictedPod(spec), 'baseline')).toEqual([]);
  });

  test('AppArmor annotations of the runtime, of the node, and empty ones', () => {
    const prefix = 'container.apparmor.security.beta.kubernetes.io';
    const annotations = {
      [`${prefix}/a`]: 'runtime/default',
      [`${prefix}/b`]: 'localhost/mine',
      [`${prefix}/c`]: '',
      'seccomp.security.alpha.kubernetes.io/pod': 'unconfined',
    };
    expect(findings(restrictedPod({}, { annotations }), 'baseline')).toEqual([]);
  });
});

describe('from version to version', () => {
  const probed = container('app', {
    livenessProbe: { httpGet: { port: 80, host: 'other' } },
    readinessProbe: { tcpSocket: { port: 80, host: '10.0.0.1' } },
    startupProbe: { httpGet: { port: 80 } },
    lifecycle: { postStart: { httpGet: { port: 80, host: 'hook' } } },
  });

  test('a host in a probe or hook is refused from 1.34 on', () => {
    const words =
      'Forbidden: probe or lifecycle host (container "app" uses probe or lifecycle host';
    const only = '[1.34, 1.35, 1.36]';
    expect(findings(restrictedPod({ containers: [probed] }))).toEqual([
      `hostProbesAndHostLifecycle at spec.containers[0].livenessProbe.httpGet.host: ${words} "other") ${only}`,
      `hostProbesAndHostLifecycle at spec.containers[0].readinessProbe.tcpSocket.host: ${words} "10.0.0.1") ${only}`,
      `hostProbesAndHostLifecycle at spec.containers[0].lifecycle.postStart.httpGet.host: ${words} "hook") ${only}`,
    ]);
    expect(findings(restrictedPod({ containers: [probed] }), 'baseline', '1.33')).toEqual([]);
  });

  const unmasked = (hostUsers: boolean): Data =>
    restrictedPod({
      hostUsers,
      containers: [
        container('app', { securityContext: { ...restrictedContext, procMount: 'Unmasked' } }),
      ],
    });
  const place = 'at spec.containers[0].securityContext.procMount';
  const words =
    'Forbidden: procMount (container "app" must not set securityContext.procMount to "Unmasked")';

  test('baseline lets a pod in its own user namespace unmask /proc from 1.35 on', () => {
    expect(findings(unmasked(true), 'baseline')).toEqual([`procMount ${place}: ${words}`]);
    expect(findings(unmasked(false), 'baseline')).toEqual([
      `procMount ${place}: ${words} [1.33, 1.34]`,
    ]);
  });

  test('restricted lets none, and has its own check for it from 1.35 on', () => {
    expect(findings(unmasked(false))).toEqual([
      `procMount ${place}: ${words} [1.33, 1.34]`,
      `procMount_restricted ${place}: ${words} [1.35, 1.36]`,
    ]);
    expect(findings(unmasked(false), 'restricted', '1.36')).toEqual([
      `procMount_restricted ${place}: ${words}`,
    ]);
  });
});
