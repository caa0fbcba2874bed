import { checkOf, type PodSecurityRule } from './pod-security-rule';

const safe: ReadonlySet<string> = new Set([
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
      if (safe.has(name)) return;
      specAt
        .child('securityContext')
        .child('sysctls')
        .index(position)
        .child('name')
        .forbidden(`forbidden sysctls (${name})`);
    });
  },
};
