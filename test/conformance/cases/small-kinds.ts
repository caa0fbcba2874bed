import type { CaseGroup } from '../case';
import { pairsAt, valuesAt, valuesAtEach } from '../values-at';

const keys = ['a', 'A_b-c.d', '.a', '.', '..', '...', '..a', 'a b', '', 'a/b', 'é', '$x'];
const longKeys = [253, 254].map((count) => ({ $text: ['k', count] }));
const limits = [
  null,
  0,
  1,
  -1,
  '0%',
  '1%',
  '100%',
  '101%',
  '1.5%',
  '-1%',
  '%',
  '',
  '5',
  'a',
  true,
  '$absent',
];
const registry = 'kubernetes.io/dockerconfigjson';

/** PodDisruptionBudget, ConfigMap, Secret, Namespace and ServiceAccount. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['pod-disruption-budget'],
    at: 'spec',
    cases: [
      ...valuesAt('', [null, '$absent', {}]),
      ...pairsAt('minAvailable', limits, 'maxUnavailable', ['$absent', 1, '101%']),
      ...pairsAt('maxUnavailable', limits, 'minAvailable', ['$absent']),
      ...valuesAt('selector', [null, {}, '$absent', { matchLabels: { 'a b': 'c' } }]),
      ...valuesAt('selector', [
        { matchExpressions: [{ key: 'a', operator: 'In' }] },
        { matchExpressions: [{ key: 'a', operator: 'x', values: ['b c'] }] },
        {
          matchExpressions: [
            {
              key: 'pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match',
              operator: 'Exists',
            },
          ],
        },
      ]),
      ...valuesAt('unhealthyPodEvictionPolicy', ['', null, 'IfHealthyBudget', 'AlwaysAllow', 'x']),
    ],
  },
  {
    bases: ['config-map'],
    cases: [
      ...keys.flatMap((key) => [{ [`data[${key}]`]: 'x' }, { [`binaryData[${key}]`]: 'eA==' }]),
      ...longKeys.map(({ $text }) => ({
        data: { [String($text[0]).repeat(Number($text[1]))]: 'x' },
      })),
      ...valuesAtEach(['data', 'binaryData'], [null, {}, '$absent', [], { a: null }, { a: 1 }]),
      { data: { a: 'b' }, binaryData: { a: 'Yg==' } },
      { data: { 'a b': 'b' }, binaryData: { 'a b': 'Yg==' } },
      ...valuesAt('binaryData.a', ['', 'YQ', 'YQ==', 'YQ===', 'Y Q==', 'YQ=\n=', '-_==', '!']),
      ...[1048576, 1048577].map((count) => ({
        data: { a: { $text: ['x', count] } },
        binaryData: '$absent',
      })),
      { data: { a: { $text: ['é', 524288] } }, binaryData: '$absent' },
      { data: { a: { $text: ['é', 524289] } }, binaryData: '$absent' },
      { data: { a: { $text: ['x', 1048574] } }, binaryData: { b: 'AAEC' } },
      ...valuesAt('immutable', [true, null, 'x']),
    ],
  },
  {
    bases: ['secret'],
    cases: [
      ...keys.flatMap((key) => [{ [`data[${key}]`]: 'eA==' }, { [`stringData[${key}]`]: 'x' }]),
      ...valuesAtEach(['data', 'stringData'], [null, {}, '$absent', [], { a: null }, { a: 1 }]),
      ...valuesAt('data.a', ['', 'YQ', 'YQ==', 'plain text', 'YQ=\n=', '====']),
      ...[1048576, 1048577].map((count) => ({
        data: '$absent',
        stringData: { a: { $text: ['x', count] } },
      })),
      { data: { a: { $text: ['AAAA', 349526] } }, stringData: { a: 'x' } },
      { data: { a: { $text: ['AAAA', 349526] } }, stringData: { b: 'x' } },
      ...valuesAt('type', [
        '',
        null,
        'x',
        'Opaque',
        'kubernetes.io/service-account-token',
        'kubernetes.io/dockercfg',
        registry,
        'kubernetes.io/basic-auth',
        'kubernetes.io/ssh-auth',
        'kubernetes.io/tls',
        'bootstrap.kubernetes.io/token',
      ]),
      {
        type: 'kubernetes.io/service-account-token',
        'metadata.annotations': { 'kubernetes.io/service-account.name': 'web' },
      },
      {
        type: 'kubernetes.io/service-account-token',
        'metadata.annotations': { 'kubernetes.io/service-account.name': '' },
      },
      ...[
        '{}',
        '',
        '[]',
        'null',
        '1',
        '"x"',
        '{',
        '{"auths":{}}',
        ' {} ',
        '{}x',
        '{"a":1,"a":2}',
      ].flatMap((text) => [
        { type: registry, 'stringData[.dockerconfigjson]': text },
        { type: 'kubernetes.io/dockercfg', 'stringData[.dockercfg]': text },
      ]),
      { type: registry, 'data[.dockerconfigjson]': 'e30=' },
      { type: registry, 'data[.dockerconfigjson]': 'e30=', 'stringData[.dockerconfigjson]': 'x' },
      { type: 'kubernetes.io/basic-auth', 'stringData.username': '' },
      { type: 'kubernetes.io/basic-auth', 'stringData.password': 'x' },
      { type: 'kubernetes.io/ssh-auth', 'stringData[ssh-privatekey]': '' },
      { type: 'kubernetes.io/ssh-auth', 'stringData[ssh-privatekey]': 'x' },
      { type: 'kubernetes.io/tls', 'stringData[tls.crt]': '' },
      { type: 'kubernetes.io/tls', 'stringData[tls.crt]': 'x', 'stringData[tls.key]': 'y' },
      ...valuesAt('immutable', [true, null, 'x']),
    ],
  },
  {
    bases: ['namespace'],
    at: 'spec.finalizers',
    cases: valuesAt('', [
      null,
      [],
      ['kubernetes'],
      ['a'],
      ['a.b/c'],
      ['a b'],
      [''],
      [null],
      ['orphan', 'a/b/c'],
    ]),
  },
  {
    bases: ['service-account'],
    cases: [
      ...valuesAt('secrets', [null, [], [null], [{}], [{ name: 'A b', kind: 'x' }], {}]),
      ...valuesAt('imagePullSecrets', [null, [], [null], [{}], [{ name: 'A b' }]]),
      ...valuesAt('automountServiceAccountToken', [true, null, 'x']),
      { 'metadata.annotations': { 'kubernetes.io/enforce-mountable-secrets': 'true' } },
    ],
  },
];
