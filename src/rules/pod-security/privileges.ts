import { checkOf, remedyWherePrivileged, type PodSecurityRule } from './pod-security-rule';
import { isWindowsPod } from './pod-view';

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

/** No process gains more rights than its parent has; every container says so itself. */
export const forbidPrivilegeEscalation: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'allowPrivilegeEscalation',
  refuses: 'a container that does not set allowPrivilegeEscalation to false',
  remedy: 'withSecurityContext({ allowPrivilegeEscalation: false })',
  check(pod) {
    if (isWindowsPod(pod)) return;
    for (const { container, name, at } of pod.containers) {
      const allowed = container.securityContext?.allowPrivilegeEscalation;
      if (allowed === false) continue;
      const place = at.child('securityContext').child('allowPrivilegeEscalation');
      const words = `allowPrivilegeEscalation != false (container "${name}" must set securityContext.allowPrivilegeEscalation=false)`;
      const remedy = container.securityContext?.privileged
        ? remedyWherePrivileged(forbidPrivilegeEscalation.id)
        : undefined;
      if (allowed === undefined) place.required(words, remedy);
      else place.forbidden(words, remedy);
    }
  },
};
