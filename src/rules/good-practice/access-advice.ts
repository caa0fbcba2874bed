import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../kubernetes';
import { goodPractice, type ObjectAdvice } from './advice';

const rbacPage = 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/';

/** A right is given by name. */
export const avoidWildcardRights: ObjectAdvice<Role | ClusterRole> = {
  ...goodPractice,
  id: 'avoid-wildcard-rights',
  refuses: 'a role that gives every verb, or any verb on every resource',
  knownAs: [
    'kube-linter wildcard-in-rules',
    'Trivy KSV-0044',
    'Trivy KSV-0045',
    'Trivy KSV-0046',
    'Checkov CKV_K8S_49',
    'Datree CIS_INVALID_WILDCARD_ROLE',
  ],
  reference: `${rbacPage}#least-privilege`,
  remedy: "name what is needed: verbs: ['get', 'list', 'watch']",
  check({ rules }, at) {
    rules?.forEach(({ verbs, resources }, position) => {
      for (const [field, values] of [
        ['verbs', verbs],
        ['resources', resources],
      ] as const) {
        const found = values?.indexOf('*') ?? -1;
        if (found < 0) continue;
        at.child('rules')
          .index(position)
          .child(field)
          .index(found)
          .problem(
            'FieldValueInvalid',
            `* is every one of the ${field}, those of later versions too`,
          );
      }
    });
  },
};

/** cluster-admin is for people who look after the cluster. */
export const avoidClusterAdmin: ObjectAdvice<RoleBinding | ClusterRoleBinding> = {
  ...goodPractice,
  id: 'avoid-cluster-admin',
  refuses: 'a binding to cluster-admin',
  knownAs: [
    'kube-linter cluster-admin-role-binding',
    'Polaris clusterrolebindingClusterAdmin',
    'Polaris rolebindingClusterAdminClusterRole',
    'Trivy KSV-0111',
    'Datree CIS_INVALID_ROLE_CLUSTER_ADMIN',
  ],
  reference: `${rbacPage}#least-privilege`,
  remedy: 'a Role of its own with what is needed',
  check({ roleRef }, at) {
    if (roleRef?.kind !== 'ClusterRole' || roleRef.name !== 'cluster-admin') return;
    at.child('roleRef')
      .child('name')
      .problem(
        'FieldValueInvalid',
        'cluster-admin may do everything: who breaks into the program has the cluster',
      );
  },
};

/** Everybody is nobody in particular. */
export const avoidAnonymousRights: ObjectAdvice<RoleBinding | ClusterRoleBinding> = {
  ...goodPractice,
  id: 'avoid-anonymous-rights',
  refuses:
    'a binding for everybody: system:anonymous, system:unauthenticated, system:authenticated, system:masters',
  knownAs: [
    'kubesec BindingsToSystemAnonymous',
    'Trivy KSV-0122',
    'Trivy KSV-0123',
    'Trivy KSV-01011',
    'Datree CIS_INVALID_VALUE_SYSTEM_MASTERS',
  ],
  reference: `${rbacPage}#least-privilege`,
  remedy: 'name the ServiceAccounts, users or groups that need the right',
  check({ subjects }, at) {
    subjects?.forEach(({ name = '', kind }, position) => {
      if (kind === 'ServiceAccount') return;
      const why = everybody.get(name);
      if (why === undefined) return;
      at.child('subjects')
        .index(position)
        .child('name')
        .problem('FieldValueInvalid', `${name} is ${why}`);
    });
  },
};

const everybody: ReadonlyMap<string, string> = new Map([
  ['system:anonymous', 'everyone who can reach the API server, without a password'],
  ['system:unauthenticated', 'everyone who can reach the API server, without a password'],
  ['system:authenticated', 'everyone who has any account, every pod with a token included'],
  ['system:masters', 'above all rules: nothing can take a right from it'],
]);
