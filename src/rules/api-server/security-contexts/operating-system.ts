import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { ContainerScope, PodScope, PodSpecNode } from '../pods/pod-scope';
import type { ContainerSecurityNode, PodSecurityNode } from './security-context';

const reference = 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-os';
const systems: readonly string[] = ['linux', 'windows'];

/** The operating system of a pod; the server names the field, not the name in it. */
export const checkOperatingSystem: Rule<PodSpecNode, PodScope> = {
  id: 'check-operating-system',
  of: 'os',
  refuses: 'an operating system without a name, or another one than linux and windows',
  covers: ['POD-38', 'POD-39'],
  reference,
  check({ os }, at) {
    if (os === undefined) return;
    if (!os.name) at.child('os').child('name').required();
    else if (!systems.includes(os.name)) at.child('os').notSupported(os.name, systems);
  },
};

const forLinux = 'windows options cannot be set for a linux pod';
const forWindows = 'cannot be set for a windows pod';

/** A pod for Linux has no options for Windows. */
export const refuseWindowsOptionsOfLinuxPods: Rule<PodSecurityNode, PodScope> = {
  id: 'refuse-windows-options-of-linux-pods',
  of: 'windowsOptions',
  refuses: 'options for Windows in a pod for Linux',
  covers: ['SEC-50'],
  reference,
  check({ windowsOptions }, at, { os }) {
    if (windowsOptions !== undefined && os === 'linux') {
      at.child('windowsOptions').forbidden(forLinux);
    }
  },
};

/** A container for Linux has no options for Windows. */
export const refuseWindowsOptionsOfLinuxContainers: Rule<ContainerSecurityNode, ContainerScope> = {
  id: 'refuse-windows-options-of-linux-containers',
  of: 'windowsOptions',
  refuses: 'options for Windows in a container of a pod for Linux',
  covers: ['SEC-51'],
  reference,
  check({ windowsOptions }, at, { pod }) {
    if (windowsOptions !== undefined && pod.os === 'linux') {
      at.child('windowsOptions').forbidden(forLinux);
    }
  },
};

const ofPod = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
] as const;

/** A pod for Windows has nothing that only Linux knows. */
export const refuseLinuxOptionsOfWindowsPods: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-linux-options-of-windows-pods',
  of: 'os',
  refuses: 'users, groups, profiles, sysctls and shared namespaces of Linux in a pod for Windows',
  covers: ['SEC-52', 'SEC-53'],
  reference,
  check(spec, at, { os }) {
    if (os !== 'windows') return;
    if (spec.hostUsers !== undefined) at.child('hostUsers').forbidden(forWindows);
    if (spec.hostPID) at.child('hostPID').forbidden(forWindows);
    if (spec.hostIPC) at.child('hostIPC').forbidden(forWindows);
    if (spec.shareProcessNamespace !== undefined) {
      at.child('shareProcessNamespace').forbidden(forWindows);
    }
    const security = spec.securityContext;
    if (security === undefined) return;
    const place = at.child('securityContext');
    refuseAll(ofPod, security, place);
    if (security.sysctls !== undefined && security.sysctls.length > 0) {
      place.child('sysctls').forbidden(forWindows);
    }
  },
};

const ofContainer = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

/** A container for Windows has nothing that only Linux knows, not even switched off. */
export const refuseLinuxOptionsOfWindowsContainers: Rule<ContainerSecurityNode, ContainerScope> = {
  id: 'refuse-linux-options-of-windows-containers',
  refuses: 'users, profiles, capabilities and privileges of Linux in a container for Windows',
  covers: ['SEC-54'],
  reference,
  check(security, at, { pod }) {
    if (pod.os === 'windows') refuseAll(ofContainer, security, at);
  },
};

function refuseAll<Field extends string>(
  fields: readonly Field[],
  given: { readonly [Name in Field]?: unknown },
  at: FieldPath,
): void {
  for (const field of fields) if (given[field] !== undefined) at.child(field).forbidden(forWindows);
}
