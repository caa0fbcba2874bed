import type { PodDisruptionBudget } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { refuseAboveAll, refuseUnlessCountOrPercent } from '../formats/int-or-string';
import { refuseMalformedSelector, type Selector } from '../selectors/label-selector';

/** A PodDisruptionBudget as rules meet it. */
export type PodDisruptionBudgetNode = Decoded<PodDisruptionBudget>;

const reference =
  'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget';

const checkDisruptionLimits: Rule<PodDisruptionBudgetNode> = {
  id: 'check-disruption-limits',
  refuses: 'minAvailable or maxUnavailable that is no count or percentage up to 100%, and both',
  covers: ['PDB-1', 'PDB-2', 'PDB-3', 'PDB-4'],
  reference,
  check({ spec = {} }, at) {
    const { minAvailable, maxUnavailable } = spec;
    const place = at.child('spec');
    if (minAvailable !== undefined && maxUnavailable !== undefined) {
      place.invalid(
        { minAvailable, maxUnavailable },
        'minAvailable and maxUnavailable cannot be both set',
      );
    }
    refuseUnlessLimit(minAvailable, place.child('minAvailable'));
    refuseUnlessLimit(maxUnavailable, place.child('maxUnavailable'));
  },
};

function refuseUnlessLimit(value: string | number | undefined, at: FieldPath): void {
  if (value === undefined) return;
  refuseUnlessCountOrPercent(value, at);
  refuseAboveAll(value, at);
}

const checkDisruptionSelector: Rule<PodDisruptionBudgetNode> = {
  id: 'check-disruption-selector',
  refuses: 'a malformed selector of a PodDisruptionBudget',
  covers: ['PDB-5'],
  reference,
  check({ spec }, at) {
    refuseMalformedSelector(keptSelector(spec?.selector), at.child('spec').child('selector'));
  },
};

const keyOfOlderVersion = 'pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match';

// The server takes the key away by which it marks what policy/v1beta1 meant by an empty selector.
function keptSelector(selector: Selector | undefined): Selector | undefined {
  const { matchExpressions } = selector ?? {};
  if (!matchExpressions?.some(({ key }) => key === keyOfOlderVersion)) return selector;
  return {
    ...selector,
    matchExpressions: matchExpressions.filter(({ key }) => key !== keyOfOlderVersion),
  };
}

const policies: readonly string[] = ['AlwaysAllow', 'IfHealthyBudget'];

const checkUnhealthyPodEvictionPolicy: Rule<PodDisruptionBudgetNode> = {
  id: 'check-unhealthy-pod-eviction-policy',
  refuses: 'an unhealthyPodEvictionPolicy other than IfHealthyBudget and AlwaysAllow',
  covers: ['PDB-6'],
  reference:
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  check({ spec }, at) {
    const policy = spec?.unhealthyPodEvictionPolicy;
    if (policy !== undefined && !policies.includes(policy)) {
      at.child('spec').child('unhealthyPodEvictionPolicy').notSupported(policy, policies);
    }
  },
};

/** The rules of a PodDisruptionBudget. */
export const podDisruptionBudgetRules: readonly Rule<PodDisruptionBudgetNode>[] = [
  checkDisruptionLimits,
  checkDisruptionSelector,
  checkUnhealthyPodEvictionPolicy,
];

/** Judges a PodDisruptionBudget. */
export function judgePodDisruptionBudget(object: PodDisruptionBudgetNode, at: FieldPath): void {
  run(podDisruptionBudgetRules, object, at, undefined);
}
