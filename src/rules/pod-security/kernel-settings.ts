import { since, until, everyVersion, type VersionSet } from '../versions';
import { shownValue } from '../shown-value';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { hasUserNamespace, type PodView } from './pod-view';

const safeSysctls: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

/** A kernel setting that is not safely one pod's own; the same twelve are safe in 1.33 to 1.36. */
export const limitSysctls: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'sysctls',
  refuses: 'a kernel setting that is not known to stay within the pod',
  remedy: 'leave it out of withSecurityContext({ sysctls: [...] })',
  check({ spec, specAt }) {
    spec.securityContext?.sysctls?.forEach(({ name = '' }, position) => {
      if (safeSysctls.has(name)) return;
      specAt
        .child('securityContext')
        .child('sysctls')
        .index(position)
        .child('name')
        .forbidden(`forbidden sysctls (${name})`);
    });
  },
};

const unconditional = until('1.34');
const conditional = since('1.35');

const procMountRemedy = "leave out withSecurityContext({ procMount: ... }), or set it to 'Default'";

/** /proc stays masked; from 1.35 on, where another check of the level restricted takes over, not in user namespaces. */
export const limitProcMount: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'procMount',
  refuses: 'an unmasked /proc, from 1.35 on unless hostUsers is false',
  remedy: procMountRemedy,
  check(pod, _at, level) {
    const lenient = level === 'restricted' || hasUserNamespace(pod);
    refuseUnmasked(pod, lenient ? unconditional : everyVersion);
  },
};

/** /proc stays masked, whatever the user namespace. */
export const limitProcMountRestricted: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'procMount_restricted',
  refuses: 'an unmasked /proc, from 1.35 on',
  remedy: procMountRemedy,
  check(pod) {
    refuseUnmasked(pod, conditional);
  },
};

function refuseUnmasked({ containers }: PodView, versions: VersionSet): void {
  for (const { container, name, at } of containers) {
    const procMount = container.securityContext?.procMount;
    if (procMount === undefined || procMount === 'Default') continue;
    at.in(versions)
      .child('securityContext')
      .child('procMount')
      .forbidden(
        `procMount (container "${name}" must not set securityContext.procMount to ${shownValue(procMount)})`,
      );
  }
}
