import type { PolicyRule } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';

/** One rule of a Role or ClusterRole as rules meet it. */
export type PolicyRuleNode = Decoded<PolicyRule>;

/** Refuses a permission without verbs, or that does not say on what. */
export function refuseIncompletePolicyRules(
  rules: readonly PolicyRuleNode[] | undefined,
  namespaced: boolean,
  at: FieldPath,
): void {
  rules?.forEach((rule, position) => refuseIncomplete(rule, namespaced, at.index(position)));
}

function refuseIncomplete(rule: PolicyRuleNode, namespaced: boolean, at: FieldPath): void {
  const { verbs = [], nonResourceURLs = [], apiGroups = [] } = rule;
  const { resources = [], resourceNames = [] } = rule;
  if (verbs.length === 0) at.child('verbs').required('verbs must contain at least one value');
  if (nonResourceURLs.length > 0) {
    const place = at.child('nonResourceURLs');
    if (namespaced) {
      place.invalid(nonResourceURLs, 'namespaced rules cannot apply to non-resource URLs');
    }
    if (apiGroups.length + resources.length + resourceNames.length > 0) {
      place.invalid(
        nonResourceURLs,
        'rules cannot apply to both regular resources and non-resource URLs',
      );
    }
    return;
  }
  if (apiGroups.length === 0) {
    at.child('apiGroups').required('resource rules must supply at least one api group');
  }
  if (resources.length === 0) {
    at.child('resources').required('resource rules must supply at least one resource');
  }
}
