import type { FieldPath } from '../field-path';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { setterOf, type SecurityContextNode } from './pod-view';

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

/** A port of the node; hostNetwork makes one of every declared port. */
export const forbidHostPorts: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'hostPorts',
  refuses: 'a port of the node, as hostPort or by hostNetwork',
  check({ spec, containers }) {
    for (const { container, name, list, at } of containers) {
      const defaulted = spec.hostNetwork === true && list !== 'ephemeralContainers';
      container.ports?.forEach(({ hostPort = 0, containerPort = 0 }, position) => {
        const port = hostPort === 0 && defaulted ? containerPort : hostPort;
        if (port === 0) return;
        at.child('ports')
          .index(position)
          .child('hostPort')
          .forbidden(
            `hostPort (container "${name}" uses hostPort ${port})`,
            hostPort === 0
              ? 'leave out withHostNetwork(): it opens every containerPort on the node'
              : 'leave hostPort out, and reach the pod by a Service: workload.expose(...)',
          );
      });
    }
  },
};

/** A Windows container that runs as a process of the node. */
export const forbidWindowsHostProcess: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'windowsHostProcess',
  refuses: 'a Windows container that runs as a process of its node',
  remedy: 'leave out withSecurityContext({ windowsOptions: { hostProcess: true } })',
  check({ spec, specAt, containers }) {
    refuseHostProcess(spec.securityContext, specAt);
    for (const { container, name, at } of containers) {
      refuseHostProcess(container.securityContext, at, name);
    }
  },
};

function refuseHostProcess(context: SecurityContextNode, at: FieldPath, container?: string): void {
  if (context?.windowsOptions?.hostProcess !== true) return;
  at.child('securityContext')
    .child('windowsOptions')
    .child('hostProcess')
    .forbidden(
      `hostProcess (${setterOf(container)} must not set securityContext.windowsOptions.hostProcess=true)`,
    );
}
