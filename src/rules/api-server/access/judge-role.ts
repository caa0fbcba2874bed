import type { Role } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { refuseIncompletePolicyRules } from './policy-rules';

/** A Role as rules meet it. */
export type RoleNode = Decoded<Role>;

const checkRoleRules: Rule<RoleNode> = {
  id: 'check-role-rules',
  refuses: 'a permission of a Role without verbs, API groups or resources, or on a URL',
  covers: ['RBAC-1', 'RBAC-2', 'RBAC-3', 'RBAC-4', 'RBAC-5'],
  reference: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole',
  check({ rules }, at) {
    refuseIncompletePolicyRules(rules, true, at.child('rules'));
  },
};

/** The rules of a Role. */
export const roleRules: readonly Rule<RoleNode>[] = [checkRoleRules];

/** Judges a Role. */
export function judgeRole(object: RoleNode, at: FieldPath): void {
  run(roleRules, object, at, undefined);
}
