import { checkOf, type PodSecurityRule } from './pod-security-rule';

/** A privileged container is root on its node. */
export const forbidPrivilegedContainers: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'privileged',
  refuses: 'a privileged container',
  remedy: 'withSecurityContext({ privileged: false }), and add the one capability that is needed',
  check({ containers }) {
    for (const { container, name, at } of containers) {
      if (container.securityContext?.privileged !== true) continue;
      at.child('securityContext')
        .child('privileged')
        .forbidden(`privileged (container "${name}" must not set securityContext.privileged=true)`);
    }
  },
};
