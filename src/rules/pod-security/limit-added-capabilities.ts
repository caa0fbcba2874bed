import { checkOf, type PodSecurityRule } from './pod-security-rule';

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
