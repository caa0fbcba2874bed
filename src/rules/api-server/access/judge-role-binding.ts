import type { RoleBinding } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { refuseMalformedRoleRef, refuseMalformedSubjects } from './bindings';

/** A RoleBinding as rules meet it. */
export type RoleBindingNode = Decoded<RoleBinding>;

const checkRoleBinding: Rule<RoleBindingNode> = {
  id: 'check-role-binding',
  refuses: 'a RoleBinding whose role or subjects are malformed or of an unknown kind',
  covers: ['RBAC-8', 'RBAC-9', 'RBAC-10', 'RBAC-12', 'RBAC-13', 'RBAC-14', 'RBAC-15', 'RBAC-16'],
  reference:
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  check({ roleRef, subjects }, at) {
    refuseMalformedRoleRef(roleRef, ['Role', 'ClusterRole'], at.child('roleRef'));
    refuseMalformedSubjects(subjects, true, at.child('subjects'));
  },
};

/** The rules of a RoleBinding. */
export const roleBindingRules: readonly Rule<RoleBindingNode>[] = [checkRoleBinding];

/** Judges a RoleBinding. */
export function judgeRoleBinding(object: RoleBindingNode, at: FieldPath): void {
  run(roleBindingRules, object, at, undefined);
}
