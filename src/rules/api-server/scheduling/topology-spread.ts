import type { TopologySpreadConstraint } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import type { PodScope, PodSpecNode } from '../pods/pod-scope';
import { refuseMalformedSelector } from '../selectors/label-selector';
import {
  refuseMalformedLabelKeys,
  refuseSelectedLabelKeys,
  refuseSelectedSpreadKeys,
  withLabelKeys,
} from './label-keys';

type Constraint = Decoded<TopologySpreadConstraint>;

const reference =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';
const actions: readonly string[] = ['DoNotSchedule', 'ScheduleAnyway'];
const policies: readonly string[] = ['Honor', 'Ignore'];
const merging = since('1.34');
const notMerging = until('1.33');
const positive = 'must be greater than zero';

/** How evenly pods are spread. */
export const checkTopologySpread: Rule<PodSpecNode, PodScope> = {
  id: 'check-topology-spread',
  of: 'topologySpreadConstraints',
  refuses:
    'a spread without a topology or of no skew, with an unknown action or policy, a malformed selector, or domains that are not waited for',
  covers: [
    'SCHED-34',
    'SCHED-35',
    'SCHED-36',
    'SCHED-38',
    'SCHED-39',
    'SCHED-40',
    'SCHED-41',
    'SCHED-42',
    'SCHED-43',
    'SCHED-44',
    'SCHED-45',
  ],
  reference,
  check({ topologySpreadConstraints: constraints }, at, scope) {
    constraints?.forEach((constraint, position) => {
      const place = at.child('topologySpreadConstraints').index(position);
      refuseMalformedConstraint(constraint, place);
      refuseMalformedKeys(constraint, place, scope);
    });
  },
};

function refuseMalformedConstraint(constraint: Constraint, at: FieldPath): void {
  const { maxSkew = 0, topologyKey, whenUnsatisfiable: action = '', minDomains } = constraint;
  if (maxSkew <= 0) at.child('maxSkew').invalid(maxSkew, positive);
  if (!topologyKey) at.child('topologyKey').required('can not be empty');
  if (!actions.includes(action)) at.child('whenUnsatisfiable').notSupported(action, actions);
  if (minDomains !== undefined) {
    if (minDomains <= 0) at.child('minDomains').invalid(minDomains, positive);
    if (action !== 'DoNotSchedule') {
      at.child('minDomains').invalid(
        minDomains,
        `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`,
      );
    }
  }
  refuseUnlessPolicy(constraint.nodeAffinityPolicy, at, 'nodeAffinityPolicy');
  refuseUnlessPolicy(constraint.nodeTaintsPolicy, at, 'nodeTaintsPolicy');
}

function refuseUnlessPolicy(policy: string | undefined, at: FieldPath, field: string): void {
  if (policy === undefined || policies.includes(policy)) return;
  at.child(field).notSupported(policy, policies);
}

function refuseMalformedKeys(
  { matchLabelKeys: keys, labelSelector }: Constraint,
  at: FieldPath,
  { isPod, metadata }: PodScope,
): void {
  const selector = withLabelKeys(
    labelSelector,
    keys,
    undefined,
    isPod ? metadata.labels : undefined,
  );
  const place = at.child('labelSelector');
  refuseMalformedSelector(labelSelector, selector === labelSelector ? place : place.in(notMerging));
  if (selector !== labelSelector) refuseMalformedSelector(selector, place.in(merging));
  if (keys === undefined) return;
  const list = at.child('matchLabelKeys');
  refuseMalformedLabelKeys(keys, labelSelector, list);
  // 1.33 looks at the keys even where there is no selector.
  if (labelSelector === undefined) refuseMalformedLabelKeys(keys, {}, list.in(notMerging));
  refuseSelectedSpreadKeys(keys, labelSelector, list.in(notMerging));
  refuseSelectedLabelKeys(keys, selector, at.in(merging));
}

/** No two constraints say the same of one topology; the server names the earlier one. */
export const refuseRepeatedTopologySpread: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-repeated-topology-spread',
  of: 'topologySpreadConstraints',
  refuses: 'two spreads with the same topology and action',
  covers: ['SCHED-37'],
  reference,
  check({ topologySpreadConstraints: constraints }, at) {
    if (constraints === undefined || constraints.length < 2) return;
    const later = new Set<string>();
    for (let i = constraints.length - 1; i >= 0; i -= 1) {
      const { topologyKey = '', whenUnsatisfiable = '' } = constraints[i] ?? {};
      const pair = `{${topologyKey}, ${whenUnsatisfiable}}`;
      if (later.has(pair)) {
        at.child('topologySpreadConstraints')
          .index(i)
          .child('{topologyKey, whenUnsatisfiable}')
          .duplicate(pair);
      }
      later.add(pair);
    }
  },
};
