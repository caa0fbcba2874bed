import type { Rule } from '../../rule';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { PodScope, PodSpecNode } from './pod-scope';

/** What else must be true before a pod counts as ready. */
export const checkReadinessGates: Rule<PodSpecNode, PodScope> = {
  id: 'check-readiness-gates',
  of: 'readinessGates',
  refuses: 'a readiness gate whose condition is no qualified name',
  covers: ['POD-33'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  check({ readinessGates }, at) {
    readinessGates?.forEach(({ conditionType = '' }, position) => {
      const errors = qualifiedNameErrors(conditionType);
      if (errors.length === 0) return;
      at.child('readinessGates')
        .index(position)
        .child('conditionType')
        .invalidEach(conditionType, errors);
    });
  },
};

const reference =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/';

/** What must be taken away before a pod is scheduled. */
export const checkSchedulingGates: Rule<PodSpecNode, PodScope> = {
  id: 'check-scheduling-gates',
  of: 'schedulingGates',
  refuses: 'a scheduling gate whose name is no qualified name, and two of one name',
  covers: ['POD-34', 'POD-35'],
  reference,
  check({ schedulingGates }, at) {
    if (schedulingGates === undefined) return;
    const seen = new Set<string>();
    schedulingGates.forEach(({ name = '' }, position) => {
      const place = at.child('schedulingGates').index(position);
      place.invalidEach(name, qualifiedNameErrors(name));
      if (seen.has(name)) place.duplicate(name);
      seen.add(name);
    });
  },
};

/** A pod behind gates has no node yet. */
export const refuseNodeBehindGates: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-node-behind-gates',
  of: 'schedulingGates',
  refuses: 'a Pod with a node and scheduling gates',
  covers: ['POD-36'],
  reference,
  check({ nodeName, schedulingGates }, at, { isPod }) {
    if (!nodeName || !isPod || schedulingGates === undefined || schedulingGates.length === 0) {
      return;
    }
    at.child('nodeName').forbidden('cannot be set until all schedulingGates have been cleared');
  },
};
