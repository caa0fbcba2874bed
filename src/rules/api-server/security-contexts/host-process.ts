import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { ContainerNode, PodScope, PodSpecNode } from '../pods/pod-scope';

/** A Windows pod runs on its node as a whole or not at all. */
export const checkHostProcess: Rule<PodSpecNode, PodScope> = {
  id: 'check-host-process',
  refuses:
    'a pod some of whose containers are host processes and some are not, or that has them without the network of its node',
  covers: ['SEC-46', 'SEC-47', 'SEC-48', 'SEC-49'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
  check(spec, at, { hostNetwork }) {
    const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
    let count = 0;
    let processes = 0;
    const judge = (containers: readonly ContainerNode[] | undefined, list: string): void => {
      if (containers === undefined) return;
      for (let i = 0; i < containers.length; i += 1) {
        const own = containers[i]?.securityContext?.windowsOptions?.hostProcess;
        count += 1;
        if (own ?? ofPod) processes += 1;
        if (ofPod !== undefined && own !== undefined && ofPod !== own) {
          refuseContradiction(own, ofPod, at.child(list).index(i));
        }
      }
    };
    judge(spec.initContainers, 'initContainers');
    judge(spec.containers, 'containers');
    judge(spec.ephemeralContainers, 'ephemeralContainers');
    if (processes === 0) return;
    if (processes !== count) {
      at.invalid(
        '',
        'If pod contains any hostProcess containers then all containers must be HostProcess containers',
      );
    }
    if (!hostNetwork) {
      at.child('hostNetwork').invalid(
        false,
        'hostNetwork must be true if pod contains any hostProcess containers',
      );
    }
  },
};

function refuseContradiction(own: boolean, ofPod: boolean, at: FieldPath): void {
  at.child('securityContext')
    .child('windowsOptions')
    .child('hostProcess')
    .invalid(own, `pod hostProcess value must be identical if both are specified, was ${ofPod}`);
}
