import type { Rule } from '../../rule';
import type { PodScope, PodSpecNode } from './pod-scope';

/** A pod has at least one container. */
export const requireContainers: Rule<PodSpecNode, PodScope> = {
  id: 'require-containers',
  refuses: 'a pod without containers',
  covers: ['POD-2'],
  reference:
    'https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers',
  check({ containers }, at) {
    if (containers === undefined || containers.length === 0) at.child('containers').required();
  },
};
