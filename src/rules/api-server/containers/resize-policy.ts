import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import type { ContainerNode, ContainerScope } from '../pods/pod-scope';

const resources: readonly string[] = ['cpu', 'memory'];
const policies: readonly string[] = ['NotRequired', 'RestartContainer'];
const until135 = until('1.35');
const since136 = since('1.36');

/** Whether a container is restarted when its resources change. */
export const checkResizePolicy: Rule<ContainerNode, ContainerScope> = {
  id: 'check-resize-policy',
  of: 'resizePolicy',
  refuses:
    'a resize policy for an unknown resource, of an unknown kind or given twice, and one that restarts where nothing may',
  covers: ['CTR-12', 'CTR-13', 'CTR-14', 'CTR-15', 'CTR-16', 'CTR-17', 'CTR-18', 'CTR-19'],
  reference: 'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/',
  check({ resizePolicy }, at, { pod, role, sidecar }) {
    if (resizePolicy === undefined) return;
    const list = at.child('resizePolicy');
    const seen = new Set<string>();
    resizePolicy.forEach(({ resourceName = '', restartPolicy = '' }, position) => {
      if (seen.has(resourceName)) list.index(position).duplicate(resourceName);
      seen.add(resourceName);
      if (resourceName === '') list.required();
      else if (!resources.includes(resourceName)) list.notSupported(resourceName, resources);
      if (restartPolicy === '') list.required();
      else if (!policies.includes(restartPolicy)) list.notSupported(restartPolicy, policies);
      if (pod.spec.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
        const rest = "`restartPolicy` is 'Never'";
        list.in(until135).invalid(restartPolicy, `must be 'NotRequired' when ${rest}`);
        list.in(since136).invalid(restartPolicy, `must be 'NotRequired' when pod ${rest}`);
      }
      if (role !== 'init' || sidecar || restartPolicy !== 'RestartContainer') return;
      list
        .in(since136)
        .index(position)
        .child('restartPolicy')
        .invalid(
          restartPolicy,
          "must not be set to 'RestartContainer' for non-sidecar initContainers",
        );
    });
  },
};
