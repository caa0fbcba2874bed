import { refuseMalformedLabels } from '../metadata/labels';
import type { Rule } from '../../rule';
import { rangeMessage } from '../formats/messages';
import type { PodScope, PodSpecNode } from './pod-scope';

const lifecycle = 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/';
const restartPolicies: readonly string[] = ['Always', 'OnFailure', 'Never'];

/** Whether the containers of a pod are started again. */
export const checkRestartPolicy: Rule<PodSpecNode, PodScope> = {
  id: 'check-restart-policy',
  of: 'restartPolicy',
  refuses: 'an unknown restart policy of a pod',
  covers: ['POD-3', 'POD-4'],
  reference: `${lifecycle}#restart-policy`,
  check({ restartPolicy }, at) {
    if (restartPolicy && !restartPolicies.includes(restartPolicy)) {
      at.child('restartPolicy').notSupported(restartPolicy, restartPolicies);
    }
  },
};

const mostSeconds = 2147483647;

/** How long a pod may run. */
export const checkActiveDeadline: Rule<PodSpecNode, PodScope> = {
  id: 'check-active-deadline',
  of: 'activeDeadlineSeconds',
  refuses: 'a deadline of a pod that is no number of seconds between 1 and 2147483647',
  covers: ['POD-19'],
  reference: `${lifecycle}#pod-termination`,
  check({ activeDeadlineSeconds: seconds }, at) {
    if (seconds === undefined || (seconds >= 1 && seconds <= mostSeconds)) return;
    at.child('activeDeadlineSeconds').invalid(seconds, rangeMessage(1, mostSeconds));
  },
};

const preemptionPolicies: readonly string[] = ['PreemptLowerPriority', 'Never'];

/** Whether a pod drives out others. */
export const checkPreemptionPolicy: Rule<PodSpecNode, PodScope> = {
  id: 'check-preemption-policy',
  of: 'preemptionPolicy',
  refuses: 'an empty or unknown preemption policy',
  covers: ['POD-30', 'POD-31'],
  reference: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  check({ preemptionPolicy: policy }, at) {
    if (policy === undefined || preemptionPolicies.includes(policy)) return;
    if (policy === '') at.child('preemptionPolicy').required();
    else at.child('preemptionPolicy').notSupported(policy, preemptionPolicies);
  },
};

/** The labels of the nodes that a pod may go to. */
export const checkNodeSelector: Rule<PodSpecNode, PodScope> = {
  id: 'check-node-selector',
  of: 'nodeSelector',
  refuses: 'a node selector with a malformed label',
  covers: ['POD-15', 'POD-16'],
  reference:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector',
  check({ nodeSelector }, at) {
    if (nodeSelector !== undefined) refuseMalformedLabels(nodeSelector, at, 'nodeSelector');
  },
};
