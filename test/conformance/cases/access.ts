import type { CaseGroup } from '../case';
import { pairsAt, valuesAt } from '../values-at';

const group = 'rbac.authorization.k8s.io';
const names = ['', null, 'a', 'A:b', 'a/b', 'a%b', '.', '..', 'system:x'];

/** Role, ClusterRole and their bindings. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['role', 'cluster-role'],
    cases: [
      ...valuesAt('rules', [null, '$absent', [], [null], [{}], {}]),
      ...valuesAt('rules[0].verbs', [null, '$absent', [], [''], ['x'], ['*']]),
      ...valuesAt('rules[0].apiGroups', [null, '$absent', [], [''], ['A_'], ['*']]),
      ...valuesAt('rules[0].resources', [null, '$absent', [], [''], ['Pods'], ['*/*']]),
      ...valuesAt('rules[0].resourceNames', [null, [], [''], ['a']]),
      ...valuesAt('rules[0]', [
        { nonResourceURLs: ['/x'], verbs: ['get'] },
        { nonResourceURLs: ['x'], verbs: ['get'] },
        { nonResourceURLs: [''], verbs: [] },
        { nonResourceURLs: [], verbs: ['get'] },
        { nonResourceURLs: ['/x'], verbs: ['get'], apiGroups: [''] },
        { nonResourceURLs: ['/x'], verbs: ['get'], resources: ['pods'] },
        { nonResourceURLs: ['/x'], verbs: ['get'], resourceNames: ['a'] },
        { nonResourceURLs: ['/x'], verbs: ['get'], apiGroups: [], resources: [] },
      ]),
    ],
  },
  {
    bases: ['cluster-role'],
    at: 'aggregationRule',
    cases: [
      ...valuesAt('', [null, '$absent', {}, { clusterRoleSelectors: [] }]),
      ...valuesAt('clusterRoleSelectors', [null, [null], [{}], [{ matchLabels: { 'a b': 'c' } }]]),
      ...valuesAt('clusterRoleSelectors[0]', [
        { matchExpressions: [{}] },
        { matchExpressions: [{ key: 'a', operator: 'In' }] },
        { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
      ]),
    ],
  },
  {
    bases: ['role-binding', 'cluster-role-binding'],
    cases: [
      ...valuesAt('roleRef', [null, '$absent', {}]),
      ...valuesAt('roleRef.apiGroup', ['', null, '$absent', group, 'apps']),
      ...valuesAt('roleRef.kind', ['', null, 'Role', 'ClusterRole', 'role', 'User']),
      ...valuesAt('roleRef.name', names),
      ...valuesAt('subjects', [null, '$absent', [], [null], [{}]]),
      ...pairsAt(
        'subjects[0].kind',
        ['ServiceAccount', 'User', 'Group', '', 'Pod'],
        'subjects[0].apiGroup',
        ['', null, '$absent', group, 'apps'],
      ),
      ...pairsAt(
        'subjects[0].kind',
        ['ServiceAccount', 'User', 'Group'],
        'subjects[0].name',
        names,
      ),
      ...pairsAt('subjects[0].kind', ['ServiceAccount', 'User'], 'subjects[0].namespace', [
        '',
        null,
        '$absent',
        'shop',
        'Bad_',
      ]),
    ],
  },
];
