import type { Rule } from '../../rule';
import type { ContainerScope } from '../pods/pod-scope';
import { securityReference, type ContainerSecurityNode } from './security-context';

const procMounts: readonly string[] = ['Default', 'Unmasked'];

/** How a container sees the processes of its node. */
export const checkProcMount: Rule<ContainerSecurityNode, ContainerScope> = {
  id: 'check-proc-mount',
  of: 'procMount',
  refuses: 'an unknown proc mount, and Unmasked in a pod that shares the users of its node',
  covers: ['SEC-30', 'SEC-31'],
  reference: `${securityReference}#proc-access`,
  check({ procMount }, at, { pod }) {
    if (procMount === undefined) return;
    if (!procMounts.includes(procMount)) at.child('procMount').notSupported(procMount, procMounts);
    else if (procMount === 'Unmasked' && pod.hostUsers) {
      at.child('procMount').invalid(procMount, '`hostUsers` must be false to use `Unmasked`');
    }
  },
};

/** A privileged container can become anything, so it cannot be kept from it. */
export const refuseContradictingPrivileges: Rule<ContainerSecurityNode, ContainerScope> = {
  id: 'refuse-contradicting-privileges',
  of: 'allowPrivilegeEscalation',
  refuses:
    'allowPrivilegeEscalation: false in a container that is privileged or adds CAP_SYS_ADMIN',
  covers: ['SEC-27', 'SEC-32', 'SEC-33'],
  reference: securityReference,
  check({ allowPrivilegeEscalation, privileged, capabilities }, at) {
    if (allowPrivilegeEscalation !== false) return;
    const cannot = 'cannot set `allowPrivilegeEscalation` to false and';
    if (privileged) {
      at.invalid(
        { privileged, allowPrivilegeEscalation },
        `${cannot} \`privileged\` to true`,
        'leave allowPrivilegeEscalation out: a privileged container has every right',
      );
    }
    if (capabilities?.add?.includes('CAP_SYS_ADMIN')) {
      at.invalid(
        { capabilities: { add: capabilities.add }, allowPrivilegeEscalation },
        `${cannot} \`capabilities.Add\` CAP_SYS_ADMIN`,
        'leave allowPrivilegeEscalation out: CAP_SYS_ADMIN is as good as every right',
      );
    }
  },
};
