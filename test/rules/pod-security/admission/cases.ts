import { edited, type Edits, type Json, type Manifest } from '../../../conformance/edit';
import { container, restrictedPod } from '../restricted-pod';

/** A pod that Pod Security admission is asked about: a base pod by name, and what is changed in it. */
export interface AdmissionCase {
  readonly base: string;
  readonly edits: Edits;
}

const bases: ReadonlyMap<string, Manifest> = new Map<string, Manifest>([
  [
    'restricted',
    restrictedPod({
      initContainers: [container('setup'), container('proxy', { restartPolicy: 'Always' })],
      containers: [container('app'), container('logs')],
    }),
  ],
  [
    'bare',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web' },
      spec: {
        initContainers: [
          { name: 'setup', image: 'a:1' },
          { name: 'proxy', image: 'a:1', restartPolicy: 'Always' },
        ],
        containers: [
          { name: 'app', image: 'a:1' },
          { name: 'logs', image: 'a:1' },
        ],
      },
    },
  ],
]);

/** The pod of a case. */
export function podOf({ base, edits }: AdmissionCase): Manifest {
  return edited(bases.get(base) ?? {}, edits);
}

/** Values of the fields that a pod and a container both have. */
const shared: Readonly<Record<string, readonly Json[]>> = {
  runAsNonRoot: [true, false, null],
  runAsUser: [0, 1, 10001],
  seccompProfile: [
    { type: 'RuntimeDefault' },
    { type: 'Localhost', localhostProfile: 'a.json' },
    { type: 'Unconfined' },
    null,
  ],
  appArmorProfile: [
    { type: 'RuntimeDefault' },
    { type: 'Localhost', localhostProfile: 'a' },
    { type: 'Unconfined' },
  ],
  seLinuxOptions: [
    {},
    { type: 'container_t' },
    { type: 'container_init_t' },
    { type: 'container_kvm_t' },
    { type: 'container_engine_t' },
    { type: 'spc_t' },
    { level: 's0:c1,c2' },
    { user: 'system_u' },
    { role: 'system_r' },
    { type: 'spc_t', user: 'system_u', role: 'system_r' },
  ],
  windowsOptions: [{ runAsUserName: 'web' }, { hostProcess: false }, { hostProcess: true }],
};

const ofContainers: Readonly<Record<string, readonly Json[]>> = {
  allowPrivilegeEscalation: [true, false, null],
  privileged: [true, false],
  procMount: ['Default', 'Unmasked'],
  capabilities: [
    null,
    {},
    { drop: ['all'] },
    { drop: ['NET_RAW'] },
    { drop: ['NET_RAW', 'ALL'] },
    { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    { add: ['ALL'], drop: ['ALL'] },
    ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD'].map(added),
    ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT', 'NET_RAW', 'SYS_ADMIN'].map(added),
  ],
};

function added(capability: string): Json {
  return { add: [capability], drop: ['ALL'] };
}

const sysctls = [
  'kernel.shm_rmid_forced',
  'kernel.msgmax',
  'fs.mqueue.msg_max',
  'net.core.somaxconn',
  ...['ip_local_port_range', 'ip_local_reserved_ports', 'ip_unprivileged_port_start'].map(ipv4),
  ...['ping_group_range', 'tcp_fin_timeout', 'tcp_keepalive_intvl', 'tcp_keepalive_probes'].map(
    ipv4,
  ),
  ...['tcp_keepalive_time', 'tcp_rmem', 'tcp_wmem', 'tcp_syncookies'].map(ipv4),
  ...['tcp_notsent_lowat', 'tcp_slow_start_after_idle', 'tcp_mem'].map(ipv4),
  'net/ipv4/tcp_syncookies',
];

function ipv4(name: string): string {
  return `net.ipv4.${name}`;
}

const volumes: Readonly<Record<string, Json>> = {
  awsElasticBlockStore: { volumeID: 'a' },
  azureDisk: {
    diskName: 'a',
    diskURI: 'https://a.blob.core.windows.net/a/a.vhd',
    kind: 'Dedicated',
  },
  azureFile: { secretName: 'a', shareName: 'a' },
  cephfs: { monitors: ['a'] },
  cinder: { volumeID: 'a' },
  configMap: { name: 'a' },
  csi: { driver: 'a' },
  downwardAPI: {},
  emptyDir: {},
  ephemeral: {
    volumeClaimTemplate: {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  },
  fc: { wwids: ['a'] },
  flexVolume: { driver: 'a' },
  flocker: { datasetName: 'a' },
  gcePersistentDisk: { pdName: 'a' },
  gitRepo: { repository: 'a' },
  glusterfs: { endpoints: 'a', path: 'a' },
  hostPath: { path: '/a' },
  image: { reference: 'a:1' },
  iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:a', lun: 0 },
  nfs: { server: 'a', path: '/a' },
  persistentVolumeClaim: { claimName: 'a' },
  photonPersistentDisk: { pdID: 'a' },
  portworxVolume: { volumeID: 'a' },
  projected: { sources: [] },
  quobyte: { registry: 'a:1', volume: 'a' },
  rbd: { monitors: ['a'], image: 'a' },
  scaleIO: { gateway: 'a', system: 'a', secretRef: { name: 'a' }, volumeName: 'a' },
  secret: { secretName: 'a' },
  storageos: { volumeName: 'a', volumeNamespace: 'a' },
  vsphereVolume: { volumePath: 'a' },
};

const apparmor = 'container.apparmor.security.beta.kubernetes.io';
const annotation = (key: string): string => `metadata.annotations[${key}]`;

const placesOfContainers = [
  'containers[0]',
  'containers[1]',
  'initContainers[0]',
  'initContainers[1]',
];
const handlers: readonly Json[] = [
  { httpGet: { port: 80 } },
  { httpGet: { port: 80, host: '' } },
  { httpGet: { port: 80, host: 'other' } },
  { tcpSocket: { port: 80, host: '10.0.0.1' } },
  { exec: { command: ['true'] } },
];

const windows: Edits = { 'spec.os': { name: 'windows' } };

function* edits(): Generator<Edits> {
  yield {};
  for (const [field, values] of Object.entries(shared)) {
    for (const value of values) {
      yield { [`spec.securityContext.${field}`]: value };
      for (const place of placesOfContainers) yield inContainer(place, field, value);
      yield {
        [`spec.securityContext.${field}`]: value,
        ...inContainer('containers[0]', field, values[0] ?? null),
      };
    }
  }
  for (const [field, values] of Object.entries(ofContainers)) {
    for (const value of values) {
      for (const place of placesOfContainers) yield inContainer(place, field, value);
    }
  }
  for (const name of sysctls) yield { 'spec.securityContext.sysctls': [{ name, value: '1' }] };
  for (const [source, value] of Object.entries(volumes)) {
    yield { 'spec.volumes': [{ name: 'a', [source]: value }] };
  }
  yield { 'spec.volumes': [{ name: 'a' }] };
  yield { 'spec.volumes': [{ name: 'a', hostPath: null, emptyDir: {} }] };
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    for (const value of [true, false]) yield { [`spec.${field}`]: value };
  }
  for (const place of placesOfContainers) {
    yield { [`spec.${place}.ports`]: [{ containerPort: 80, hostPort: 0 }] };
    yield { [`spec.${place}.ports`]: [{ containerPort: 80, hostPort: 80 }] };
    yield { 'spec.hostNetwork': true, [`spec.${place}.ports`]: [{ containerPort: 80 }] };
  }
  for (const handler of handlers) {
    for (const place of ['containers[0]', 'initContainers[1]']) {
      for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
        yield { [`spec.${place}.${probe}`]: handler };
      }
      for (const hook of ['postStart', 'preStop'])
        yield { [`spec.${place}.lifecycle.${hook}`]: handler };
    }
  }
  for (const [name, value] of [
    ['app', 'unconfined'],
    ['app', 'runtime/default'],
    ['setup', 'localhost/a'],
    ['nobody', 'unconfined'],
  ] as const) {
    yield { [annotation(`${apparmor}/${name}`)]: value };
  }
  yield { [annotation('seccomp.security.alpha.kubernetes.io/pod')]: 'unconfined' };
  yield { [annotation('container.seccomp.security.alpha.kubernetes.io/app')]: 'unconfined' };
  for (const hostUsers of [true, false]) {
    yield { 'spec.hostUsers': hostUsers };
    yield { 'spec.hostUsers': hostUsers, 'spec.securityContext.runAsUser': 0 };
    yield { 'spec.hostUsers': hostUsers, 'spec.securityContext.runAsNonRoot': false };
    yield { 'spec.hostUsers': hostUsers, ...inContainer('containers[0]', 'procMount', 'Unmasked') };
    yield { 'spec.hostUsers': hostUsers, ...inContainer('containers[0]', 'privileged', true) };
  }
  yield windows;
  yield { ...windows, 'spec.securityContext': { runAsNonRoot: true } };
  yield {
    ...windows,
    'spec.hostNetwork': true,
    'spec.securityContext': { windowsOptions: { hostProcess: true } },
  };
  yield { 'spec.os': { name: 'linux' } };
}

function inContainer(place: string, field: string, value: Json): Edits {
  return { [`spec.${place}.securityContext.${field}`]: value };
}

/** Every case, each base with each change. */
export const admissionCases: readonly AdmissionCase[] = [...bases.keys()].flatMap((base) =>
  [...edits()].map((one) => ({ base, edits: one })),
);
