import type { CaseGroup } from '../case';
import type { Json } from '../edit';
import { inContainers, inOtherContainers, inPods } from '../in-pods';
import { pairsAt, valuesAt, valuesAtEach } from '../values-at';

const ids = [null, 0, 1, -1, 2147483647, 2147483648, '1', 1.5];
const profileTypes = [null, '', 'Localhost', 'RuntimeDefault', 'Unconfined', 'localhost'];
const profilePaths = [
  '$absent',
  null,
  '',
  'a',
  ' a',
  'a ',
  '/a',
  '../a',
  'a/../b',
  '..a',
  '\u00a0a',
  '\ufeffa',
  '\u0085',
];
const userNames = [
  null,
  '',
  'a',
  'NT AUTHORITY\\SYSTEM',
  'a\\b\\c',
  '\\a',
  'a\\',
  '\\',
  '.a\\b',
  'a.b\\c',
  'a:b\\c',
  'é\\b',
  'a_b\\c',
  `${'a'.repeat(15)}\\b`,
  `${'a'.repeat(16)}\\b`,
  `${'é'.repeat(15)}\\b`,
  `${'é'.repeat(16)}\\b`,
  `${'a'.repeat(63)}.b\\b`,
  `${'a'.repeat(64)}.b\\b`,
  `${'a.'.repeat(127)}a\\b`,
  `${'a.'.repeat(128)}a\\b`,
  '.',
  ' .',
  '. a',
  'a@b',
  'a/b',
  'a"b',
  'a[b]',
  'a\tb',
  'a\u007fb',
  '\u0080',
  { $text: ['a', 104] },
  { $text: ['a', 105] },
  { $text: ['é', 52] },
  { $text: ['é', 53] },
];
const specNames = [null, '', 'a', 'a.b', 'A', 'a_b'];
const sysctls = [
  null,
  '',
  'kernel.sem',
  'kernel/sem',
  'kernel.shmall',
  'kernel.shm_rmid_forced',
  'kernel.shmx',
  'kernel.msgmax',
  'kernel.msg',
  'fs.mqueue.a',
  'fs/mqueue/a',
  'fs.mqueue',
  'net.a',
  'net/a',
  'net',
  'net/ipv4/conf/eno2.100/rp_filter',
  'net.ipv4.conf.eno2/100.rp_filter',
  'a.net.b',
  'kernel.shm*',
  'net.*',
  'A.b',
  'a..b',
  'a.b-',
  'a_b.c',
  '-a',
  { $text: ['a', 253] },
  { $text: ['a', 254] },
];
const shared: readonly Json[] = [
  null,
  {},
  ...profileTypes.map((type) => ({ seccompProfile: { type } })),
  ...profileTypes.map((type) => ({ appArmorProfile: { type } })),
  { seccompProfile: {} },
  { appArmorProfile: {} },
  { appArmorProfile: { type: 'Localhost', localhostProfile: { $text: ['a', 4095] } } },
  { appArmorProfile: { type: 'Localhost', localhostProfile: { $text: ['a', 4096] } } },
  { appArmorProfile: { type: 'Localhost', localhostProfile: { $text: [' ', 4096] } } },
  { windowsOptions: {} },
  ...specNames.map((gmsaCredentialSpecName) => ({ windowsOptions: { gmsaCredentialSpecName } })),
  ...[null, '', 'a', { $text: ['a', 65536] }, { $text: ['a', 65537] }].map(
    (gmsaCredentialSpec) => ({
      windowsOptions: { gmsaCredentialSpec },
    }),
  ),
  ...userNames.map((runAsUserName) => ({ windowsOptions: { runAsUserName } })),
];
const linuxOnly: readonly Json[] = [
  { seLinuxOptions: {} },
  { seccompProfile: { type: 'RuntimeDefault' } },
  { appArmorProfile: { type: 'RuntimeDefault' } },
  { runAsUser: 1 },
  { runAsGroup: 1 },
];
const hostProcess = (on: boolean | null): Json => ({ windowsOptions: { hostProcess: on } });

/** Security contexts of pods and containers, for Linux and Windows. */
export const groups: readonly CaseGroup[] = [
  ...inPods('', [
    ...valuesAt('securityContext', shared),
    ...valuesAtEach(
      ['securityContext.fsGroup', 'securityContext.runAsUser', 'securityContext.runAsGroup'],
      ids,
    ),
    ...ids.map((id) => ({ 'securityContext.supplementalGroups': [1, id] })),
    ...pairsAt(
      'securityContext.seccompProfile.type',
      ['Localhost', 'RuntimeDefault', '', 'x'],
      'securityContext.seccompProfile.localhostProfile',
      profilePaths,
    ),
    ...pairsAt(
      'securityContext.appArmorProfile.type',
      ['Localhost', 'RuntimeDefault', '', 'x'],
      'securityContext.appArmorProfile.localhostProfile',
      profilePaths,
    ),
    ...valuesAt('securityContext.fsGroupChangePolicy', [null, '', 'Always', 'OnRootMismatch', 'x']),
    ...valuesAt('securityContext.supplementalGroupsPolicy', [null, '', 'Merge', 'Strict', 'x']),
    ...valuesAt('securityContext.seLinuxChangePolicy', [null, '', 'Recursive', 'MountOption', 'x']),
    ...sysctls.map((name) => ({ 'securityContext.sysctls': [{ name, value: 'a' }] })),
    ...sysctls.map((name) => ({
      hostNetwork: true,
      hostIPC: true,
      'securityContext.sysctls': [{ name, value: 'a' }],
    })),
    { 'securityContext.sysctls': [] },
    { 'securityContext.sysctls': { $list: [{ name: 'a', value: 'b' }, 2] } },
    { 'securityContext.sysctls': { $list: [{}, 2] } },
    ...pairsAt('hostPID', [true, false], 'shareProcessNamespace', [true, false, null]),
    ...[true, false, null].flatMap((hostUsers) => [
      { hostUsers, hostNetwork: true },
      { hostUsers, hostPID: true },
      { hostUsers, hostIPC: true },
      ...['Default', 'Unmasked', 'x', '', null].map((procMount) => ({
        hostUsers,
        'containers[0].securityContext': { procMount },
      })),
    ]),
    ...['linux', 'windows', 'x', '', null].flatMap((name) => [
      { os: { name } },
      { os: { name }, 'securityContext.windowsOptions': {} },
      { os: { name }, 'containers[0].securityContext': { windowsOptions: {} } },
      ...linuxOnly.flatMap((securityContext) => [
        { os: { name }, securityContext },
        { os: { name }, 'containers[0].securityContext': securityContext },
      ]),
    ]),
    { os: {} },
    { os: null },
    ...[
      { fsGroup: 1 },
      { fsGroupChangePolicy: 'Always' },
      { sysctls: [] },
      { sysctls: [{ name: 'a', value: 'b' }] },
      { supplementalGroups: [] },
      { supplementalGroupsPolicy: 'Merge' },
      { seLinuxChangePolicy: 'Recursive' },
      { runAsNonRoot: true },
    ].map((securityContext) => ({ os: { name: 'windows' }, securityContext })),
    ...['hostUsers', 'hostPID', 'hostIPC', 'shareProcessNamespace', 'hostNetwork'].flatMap(
      (field) => [
        { os: { name: 'windows' }, [field]: true },
        { os: { name: 'windows' }, [field]: false },
      ],
    ),
    ...[
      { capabilities: {} },
      { readOnlyRootFilesystem: false },
      { privileged: false },
      { allowPrivilegeEscalation: true },
      { procMount: 'Default' },
      { runAsNonRoot: true },
    ].map((securityContext) => ({
      os: { name: 'windows' },
      'containers[0].securityContext': securityContext,
    })),
    ...[true, false, null].flatMap((ofPod) =>
      [true, false, null].flatMap((own) =>
        [true, false].map((hostNetwork) => ({
          hostNetwork,
          securityContext: hostProcess(ofPod),
          'containers[0].securityContext': hostProcess(own),
        })),
      ),
    ),
    {
      hostNetwork: true,
      'containers[0].securityContext': hostProcess(true),
      initContainers: [{ name: 'i', image: 'i' }],
    },
    {
      hostNetwork: true,
      securityContext: hostProcess(true),
      initContainers: [{ name: 'i', image: 'i', securityContext: hostProcess(false) }],
      ephemeralContainers: [{ name: 'e', image: 'e', securityContext: hostProcess(false) }],
    },
  ]),
  ...inContainers([
    ...valuesAt('securityContext', shared.slice(0, 20)),
    ...valuesAtEach(['securityContext.runAsUser', 'securityContext.runAsGroup'], ids),
    ...pairsAt(
      'securityContext.seccompProfile.type',
      ['Localhost', 'Unconfined'],
      'securityContext.seccompProfile.localhostProfile',
      profilePaths,
    ),
    ...[true, false, null].flatMap((allowPrivilegeEscalation) =>
      [
        {},
        { privileged: true },
        { privileged: false },
        { capabilities: { add: ['CAP_SYS_ADMIN'] } },
        { capabilities: { add: ['SYS_ADMIN'] } },
        { capabilities: { add: ['CAP_SYS_ADMIN', 'CAP_SYS_ADMIN'] }, privileged: true },
        { capabilities: { drop: ['CAP_SYS_ADMIN'] } },
      ].map((rest) => ({ securityContext: { allowPrivilegeEscalation, ...rest } })),
    ),
    { 'securityContext.capabilities.add': ['x', '', 'a b'] },
  ]),
  ...inOtherContainers([
    { securityContext: { procMount: 'Unmasked' } },
    { securityContext: { runAsUser: -1 } },
    { securityContext: { seccompProfile: {} } },
    { securityContext: { allowPrivilegeEscalation: false, privileged: true } },
  ]),
];
