import type { Decoded } from '../decoded';
import type { FieldPath } from '../field-path';
import type { Deployment, PodDisruptionBudget, StatefulSet } from '../../kubernetes';
import { shownValue } from '../shown-value';
import { goodPractice, type ObjectAdvice } from './advice';
import { ownerIn, type Companions } from './companions';
import { podServes } from './serving';

const budgetPage = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';

/** A budget that allows nothing stops every drain of a node. */
export const allowDisruptions: ObjectAdvice<PodDisruptionBudget> = {
  ...goodPractice,
  id: 'allow-disruptions',
  refuses: 'a disruption budget that never lets a pod go',
  knownAs: [
    'kube-linter pdb-max-unavailable',
    'kube-linter pdb-min-available',
    'Polaris pdbDisruptionsIsZero',
    'Polaris pdbMinAvailableGreaterThanHPAMinReplicas',
  ],
  reference: budgetPage,
  remedy: 'maxUnavailable: 1, and two replicas or more',
  check(budget, at, companions) {
    const { minAvailable, maxUnavailable } = budget.spec ?? {};
    if (maxUnavailable === 0 || maxUnavailable === '0%') {
      at.child('spec')
        .child('maxUnavailable')
        .problem(
          'FieldValueInvalid',
          `maxUnavailable ${maxUnavailable} never lets a pod go: ${blocked}`,
        );
    } else if (minAvailable === '100%') {
      at.child('spec')
        .child('minAvailable')
        .problem('FieldValueInvalid', `minAvailable 100% never lets a pod go: ${blocked}`);
    } else if (minAvailable !== undefined && companions !== undefined) {
      refuseKeepingAll(budget, minAvailable, at, companions);
    }
  },
};

/** Refuses a budget that keeps as many pods as there are, or as an autoscaler may leave. */
function refuseKeepingAll(
  { spec, metadata }: Decoded<PodDisruptionBudget>,
  minAvailable: number | string,
  at: FieldPath,
  companions: Companions,
): void {
  const workloads = companions.selectedBy(spec?.selector, metadata?.namespace ?? '');
  const [workload] = workloads;
  if (workloads.length !== 1 || workload === undefined) return;
  if (workload.kind === 'DaemonSet') return;
  const autoscaler = companions.autoscalerOf(workload);
  const { replicas = 1, kind, name } = workload;
  const least = autoscaler === undefined ? replicas : (autoscaler.spec?.minReplicas ?? 1);
  if (least === 0 || countOf(minAvailable, least) < least) return;
  const whole = `the ${kind} ${shownValue(name)}`;
  at.child('spec')
    .child('minAvailable')
    .problem(
      'FieldValueInvalid',
      autoscaler === undefined
        ? `minAvailable ${minAvailable} is all that ${whole} has (replicas: ${least}): ${blocked}`
        : `minAvailable ${minAvailable} is all that the autoscaler leaves of ${whole} in quiet hours (minReplicas: ${least}): ${blocked} then`,
    );
}

/** A number of pods, given as such or as a share of all, which the server rounds up. */
function countOf(amount: number | string, all: number): number {
  return typeof amount === 'number' ? amount : Math.ceil((Number.parseInt(amount, 10) * all) / 100);
}

/** A pod that is broken anyway may go. */
export const evictUnhealthyPods: ObjectAdvice<PodDisruptionBudget> = {
  ...goodPractice,
  id: 'evict-unhealthy-pods',
  refuses: 'a disruption budget without unhealthyPodEvictionPolicy',
  knownAs: ['kube-linter pdb-unhealthy-pod-eviction-policy'],
  reference: `${budgetPage}#unhealthy-pod-eviction-policy`,
  remedy: "unhealthyPodEvictionPolicy: 'AlwaysAllow'",
  check({ spec }, at) {
    if (spec?.unhealthyPodEvictionPolicy) return;
    at.child('spec')
      .child('unhealthyPodEvictionPolicy')
      .problem(
        'FieldValueRequired',
        'by default pods that are not ready are protected too: a workload that crashes keeps its node from being drained',
      );
  },
};

/** A budget says how much. */
export const stateDisruptionBudget: ObjectAdvice<PodDisruptionBudget> = {
  ...goodPractice,
  id: 'state-disruption-budget',
  refuses: 'a disruption budget with neither minAvailable nor maxUnavailable',
  knownAs: ['kube-score poddisruptionbudget-has-policy'],
  reference: budgetPage,
  remedy: 'maxUnavailable: 1',
  check({ spec }, at) {
    if (spec?.minAvailable !== undefined || spec?.maxUnavailable !== undefined) return;
    at.child('spec').problem(
      'FieldValueRequired',
      'neither minAvailable nor maxUnavailable is set: the budget protects nothing',
    );
  },
};

/** A drain takes one replica after another. */
export const budgetDisruptions: ObjectAdvice<Deployment | StatefulSet> = {
  ...goodPractice,
  id: 'budget-disruptions',
  refuses:
    'two replicas or more that serve, without a disruption budget among the objects beside them',
  knownAs: [
    'kube-score deployment-has-poddisruptionbudget',
    'kube-score statefulset-has-poddisruptionbudget',
    'Polaris missingPodDisruptionBudget',
  ],
  reference: budgetPage,
  remedy: 'a PodDisruptionBudget with maxUnavailable: 1 that selects the pods',
  check({ kind = '', spec, metadata }, at, companions) {
    if (companions === undefined || (spec?.replicas ?? 1) < 2) return;
    if (!podServes({ spec: spec?.template?.spec ?? {} })) return;
    if (companions.isSelected('PodDisruptionBudget', ownerIn(kind, metadata))) return;
    at.child('spec')
      .child('replicas')
      .problem(
        'FieldValueRequired',
        `no disruption budget selects the pods: a drain may end all ${spec?.replicas} of them at once`,
      );
  },
};

const blocked = 'its node cannot be drained';
