import type { ClusterRole } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { refuseMalformedSelector } from '../selectors/label-selector';
import { selectorMatches } from '../selectors/matches';
import { refuseIncompletePolicyRules } from './policy-rules';

/** A ClusterRole as rules meet it. */
export type ClusterRoleNode = Decoded<ClusterRole>;

const checkClusterRoleRules: Rule<ClusterRoleNode> = {
  id: 'check-cluster-role-rules',
  refuses:
    'a permission of a ClusterRole without verbs, or with neither API groups and resources nor a URL, or with both',
  covers: ['RBAC-1', 'RBAC-3', 'RBAC-4', 'RBAC-5'],
  reference: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole',
  check({ rules }, at) {
    refuseIncompletePolicyRules(rules, false, at.child('rules'));
  },
};

const checkAggregationRule: Rule<ClusterRoleNode> = {
  id: 'check-aggregation-rule',
  refuses: 'an aggregation without selectors, or with a malformed one',
  covers: ['RBAC-6', 'RBAC-7'],
  reference:
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles',
  check({ aggregationRule }, at) {
    if (aggregationRule === undefined) return;
    const place = at.child('aggregationRule').child('clusterRoleSelectors');
    const { clusterRoleSelectors = [] } = aggregationRule;
    if (clusterRoleSelectors.length === 0) {
      place.required('at least one clusterRoleSelector required if aggregationRule is non-nil');
    }
    clusterRoleSelectors.forEach((selector, position) => {
      refuseMalformedSelector(selector, place.index(position));
      if (selectorMatches(selector, {}) === undefined) {
        place.index(position).invalid(selector, 'invalid label selector.');
      }
    });
  },
};

/** The rules of a ClusterRole. */
export const clusterRoleRules: readonly Rule<ClusterRoleNode>[] = [
  checkClusterRoleRules,
  checkAggregationRule,
];

/** Judges a ClusterRole. */
export function judgeClusterRole(object: ClusterRoleNode, at: FieldPath): void {
  run(clusterRoleRules, object, at, undefined);
}
