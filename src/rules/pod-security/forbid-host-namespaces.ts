import { checkOf, type PodSecurityRule } from './pod-security-rule';

/** The node's network, processes and IPC stay the node's. */
export const forbidHostNamespaces: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'hostNamespaces',
  refuses: 'a pod in a namespace of its node: hostNetwork, hostPID, hostIPC',
  check({ spec, specAt }) {
    if (spec.hostNetwork === true) {
      specAt
        .child('hostNetwork')
        .forbidden('host namespaces (hostNetwork=true)', 'leave out withHostNetwork()');
    }
    for (const field of ['hostPID', 'hostIPC'] as const) {
      if (spec[field] !== true) continue;
      specAt
        .child(field)
        .forbidden(`host namespaces (${field}=true)`, `withPodSpec({ ${field}: null }) removes it`);
    }
  },
};
