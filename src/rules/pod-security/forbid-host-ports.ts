import { checkOf, type PodSecurityRule } from './pod-security-rule';

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
