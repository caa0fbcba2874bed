import type { ClusterRoleBinding } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { refuseMalformedRoleRef, refuseMalformedSubjects } from './bindings';

/** A ClusterRoleBinding as rules meet it. */
export type ClusterRoleBindingNode = Decoded<ClusterRoleBinding>;

const checkClusterRoleBinding: Rule<ClusterRoleBindingNode> = {
  id: 'check-cluster-role-binding',
  refuses:
    'a ClusterRoleBinding whose role is no ClusterRole, or with a ServiceAccount without its namespace',
  covers: ['RBAC-8', 'RBAC-9', 'RBAC-10', 'RBAC-12', 'RBAC-13', 'RBAC-14', 'RBAC-15', 'RBAC-16'],
  reference:
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  check({ roleRef, subjects }, at) {
    refuseMalformedRoleRef(roleRef, ['ClusterRole'], at.child('roleRef'));
    refuseMalformedSubjects(subjects, false, at.child('subjects'));
  },
};

/** The rules of a ClusterRoleBinding. */
export const clusterRoleBindingRules: readonly Rule<ClusterRoleBindingNode>[] = [
  checkClusterRoleBinding,
];

/** Judges a ClusterRoleBinding. */
export function judgeClusterRoleBinding(object: ClusterRoleBindingNode, at: FieldPath): void {
  run(clusterRoleBindingRules, object, at, undefined);
}
