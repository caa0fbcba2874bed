import { isWindowsPod } from './pod-view';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

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
      if (allowed === undefined) place.required(words);
      else place.forbidden(words);
    }
  },
};
