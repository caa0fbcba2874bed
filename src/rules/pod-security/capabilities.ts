import { checkOf, remedyWherePrivileged, type PodSecurityRule } from './pod-security-rule';
import { isWindowsPod } from './pod-view';

const allowed: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Capabilities beyond those that a container runtime gives by itself. */
export const limitAddedCapabilities: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'capabilities_baseline',
  refuses: 'a capability beyond those that a container has by default',
  remedy: 'leave it out of withSecurityContext({ capabilities: { add: [...] } })',
  check({ containers }) {
    for (const { container, name, at } of containers) {
      container.securityContext?.capabilities?.add?.forEach((capability, position) => {
        if (allowed.has(capability)) return;
        at.child('securityContext')
          .child('capabilities')
          .child('add')
          .index(position)
          .forbidden(
            `non-default capabilities (container "${name}" must not include "${capability}" in securityContext.capabilities.add)`,
          );
      });
    }
  },
};

/** Every container gives all capabilities up, and takes back none but NET_BIND_SERVICE. */
export const dropCapabilities: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'capabilities_restricted',
  refuses:
    'a container that does not drop all capabilities, or adds another one than NET_BIND_SERVICE',
  check(pod) {
    if (isWindowsPod(pod)) return;
    for (const { container, name, at } of pod.containers) {
      const capabilities = container.securityContext?.capabilities;
      if (capabilities?.drop?.includes('ALL') !== true) {
        at.child('securityContext')
          .child('capabilities')
          .child('drop')
          .required(
            `unrestricted capabilities (container "${name}" must set securityContext.capabilities.drop=["ALL"])`,
            container.securityContext?.privileged
              ? remedyWherePrivileged(dropCapabilities.id)
              : "withSecurityContext({ capabilities: { drop: ['ALL'] } })",
          );
      }
      capabilities?.add?.forEach((capability, position) => {
        if (capability === 'NET_BIND_SERVICE') return;
        at.child('securityContext')
          .child('capabilities')
          .child('add')
          .index(position)
          .forbidden(
            `unrestricted capabilities (container "${name}" must not include "${capability}" in securityContext.capabilities.add)`,
            'leave it out of withSecurityContext({ capabilities: { add: [...] } })',
          );
      });
    }
  },
};
