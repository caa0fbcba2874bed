import type { Rule } from '../../rule';
import type { PodScope } from '../pods/pod-scope';
import {
  idRange,
  isId,
  refuseUnlessId,
  securityReference,
  type PodSecurityNode,
} from './security-context';

/** The groups that own the volumes of a pod, and that its processes have besides. */
export const checkPodGroups: Rule<PodSecurityNode, PodScope> = {
  id: 'check-pod-groups',
  of: ['fsGroup', 'supplementalGroups'],
  refuses: 'a group of volumes or a supplemental group that is negative or beyond 2147483647',
  covers: ['SEC-1', 'SEC-4'],
  reference: securityReference,
  check({ fsGroup, supplementalGroups }, at) {
    refuseUnlessId(fsGroup, at, 'fsGroup');
    if (supplementalGroups === undefined) return;
    supplementalGroups.forEach((group, position) => {
      if (!isId(group)) {
        at.child('supplementalGroups').index(position).invalid(group, idRange);
      }
    });
  },
};

const changePolicies: readonly string[] = ['Always', 'OnRootMismatch'];
const groupsPolicies: readonly string[] = ['Merge', 'Strict'];
const labelPolicies: readonly string[] = ['Recursive'];

/** When owners and labels of volumes are changed, and which groups an image adds. */
export const checkPodSecurityPolicies: Rule<PodSecurityNode, PodScope> = {
  id: 'check-pod-security-policies',
  of: ['fsGroupChangePolicy', 'supplementalGroupsPolicy', 'seLinuxChangePolicy'],
  refuses:
    'an unknown policy for changing volumes or for supplemental groups, and any SELinux change policy but Recursive',
  covers: ['SEC-11', 'SEC-12', 'SEC-13', 'SEC-14'],
  reference: securityReference,
  check({ fsGroupChangePolicy, supplementalGroupsPolicy, seLinuxChangePolicy }, at) {
    if (fsGroupChangePolicy !== undefined && !changePolicies.includes(fsGroupChangePolicy)) {
      at.child('fsGroupChangePolicy').notSupported(fsGroupChangePolicy, changePolicies);
    }
    if (
      supplementalGroupsPolicy !== undefined &&
      !groupsPolicies.includes(supplementalGroupsPolicy)
    ) {
      at.child('supplementalGroupsPolicy').notSupported(supplementalGroupsPolicy, groupsPolicies);
    }
    if (seLinuxChangePolicy !== undefined && !labelPolicies.includes(seLinuxChangePolicy)) {
      at.child('seLinuxChangePolicy').notSupported(seLinuxChangePolicy, labelPolicies);
    }
  },
};

const sysctlPattern = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;
const malformed =
  'must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
const mostBytes = 253;

/** The settings of the kernel that a pod changes for itself. */
export const checkSysctls: Rule<PodSecurityNode, PodScope> = {
  id: 'check-sysctls',
  of: 'sysctls',
  refuses:
    'a sysctl without a name, with a malformed one, given twice, or of a namespace that the pod shares with its node',
  covers: ['SEC-6', 'SEC-7', 'SEC-8', 'SEC-9', 'SEC-10'],
  reference: 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  check({ sysctls }, at, { hostNetwork, spec }) {
    if (sysctls === undefined) return;
    const seen = new Set<string>();
    sysctls.forEach(({ name = '' }, position) => {
      const place = at.child('sysctls').index(position).child('name');
      if (name === '') place.required();
      else if (name.length > mostBytes || !sysctlPattern.test(name)) place.invalid(name, malformed);
      else if (seen.has(name)) place.duplicate(name);
      seen.add(name);
      const namespace = namespaceOf(name);
      if (hostNetwork && namespace === 'net') {
        place.invalid(name, "may not be specified when 'hostNetwork' is true");
      } else if (spec.hostIPC && namespace === 'ipc') {
        place.invalid(name, "may not be specified when 'hostIPC' is true");
      }
    });
  },
};

const ipcNames: ReadonlySet<string> = new Set([
  'kernel.sem',
  'kernel.shm',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
  'kernel.msg',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
]);

function namespaceOf(name: string): 'net' | 'ipc' | undefined {
  const [known = ''] = dottedName(name).split('*', 1);
  if (known.startsWith('net.')) return 'net';
  return ipcNames.has(known) || known.startsWith('fs.mqueue.') ? 'ipc' : undefined;
}

// Of dots and slashes the one that comes first parts the name; the other ones are then part of words.
function dottedName(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  if (first !== '/') return name;
  return name.replaceAll(/[./]/g, (mark) => (mark === '/' ? '.' : '/'));
}
