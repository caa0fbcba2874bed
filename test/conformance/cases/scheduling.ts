import type { CaseGroup } from '../case';
import type { Json } from '../edit';
import { inPods } from '../in-pods';
import { valuesAt } from '../values-at';

const keys = [null, '', 'a', 'A/b', 'a/b/c', 'a b', 'example.com/a', '/a', { $text: ['a', 64] }];
const values = [null, '', 'a', 'a b', '-', { $text: ['a', 64] }];
const operators = [null, '', 'Equal', 'Exists', 'Lt', 'Gt', 'In', 'equal'];
const effects = [null, '', 'NoSchedule', 'PreferNoSchedule', 'NoExecute', 'x'];
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const weights = [null, 0, 1, 100, 101, -1];
const selectors: readonly Json[] = [
  null,
  {},
  { matchLabels: { a: 'b' } },
  { matchLabels: { 'a b': '-' } },
  { matchExpressions: [{}] },
  { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
  { matchExpressions: [{ key: 'a', operator: 'In' }] },
  { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] },
  { matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] },
  { matchExpressions: [{ key: 'a b', operator: 'In', values: ['-'] }] },
];
const expressions: readonly Json[] = [
  null,
  {},
  ...['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Equal', ''].flatMap((operator) =>
    [[], ['1'], ['a b'], ['1', '2'], null].map((list) => ({ key: 'a', operator, values: list })),
  ),
  ...keys.map((key) => ({ key, operator: 'Exists' })),
];
const fieldExpressions: readonly Json[] = [
  null,
  {},
  ...['In', 'NotIn', 'Exists', 'Gt', ''].flatMap((operator) =>
    [[], ['a'], ['A'], ['a', 'b']].map((list) => ({
      key: 'metadata.name',
      operator,
      values: list,
    })),
  ),
  { key: 'metadata.namespace', operator: 'In', values: ['a'] },
  { operator: 'In', values: ['A'] },
];

function terms(term: Json): readonly Json[] {
  return [
    { nodeAffinity: { [required]: { nodeSelectorTerms: [term] } } },
    { nodeAffinity: { [preferred]: [{ weight: 1, preference: term }] } },
  ];
}

const affinities: readonly Json[] = [
  null,
  {},
  { nodeAffinity: {} },
  { nodeAffinity: { [required]: {} } },
  { nodeAffinity: { [required]: { nodeSelectorTerms: [] } } },
  { nodeAffinity: { [required]: { nodeSelectorTerms: [{}] } } },
  { nodeAffinity: { [preferred]: [{}] } },
  ...weights.map((weight) => ({ nodeAffinity: { [preferred]: [{ weight, preference: {} }] } })),
  ...expressions.flatMap((one) => terms({ matchExpressions: [one] })),
  ...fieldExpressions.flatMap((one) => terms({ matchFields: [one] })),
];
const keyLists: readonly Json[] = [
  null,
  [],
  ['a'],
  ['x'],
  ['a', 'a'],
  ['x', 'x'],
  ['a b'],
  [''],
  ['bad'],
];
const podTerms: readonly Json[] = [
  null,
  {},
  ...keys.map((topologyKey) => ({ topologyKey })),
  ...selectors.flatMap((selector) => [
    { topologyKey: 'a', labelSelector: selector },
    { topologyKey: 'a', namespaceSelector: selector },
  ]),
  ...[null, '', 'a', 'A', 'a.b'].map((namespace) => ({
    topologyKey: 'a',
    namespaces: [namespace],
  })),
  ...keyLists.flatMap((list) => [
    { topologyKey: 'a', matchLabelKeys: list },
    { topologyKey: 'a', mismatchLabelKeys: list },
    ...selectors.slice(1, 6).flatMap((labelSelector) => [
      { topologyKey: 'a', labelSelector, matchLabelKeys: list },
      { topologyKey: 'a', labelSelector, mismatchLabelKeys: list },
    ]),
    { topologyKey: 'a', labelSelector: {}, matchLabelKeys: list, mismatchLabelKeys: ['a', 'x'] },
  ]),
  {
    topologyKey: 'a',
    matchLabelKeys: ['a'],
    labelSelector: {
      matchLabels: { a: 'b' },
      matchExpressions: [{ key: 'a', operator: 'Exists' }],
    },
  },
];
const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const anyway = { ...spread, whenUnsatisfiable: 'ScheduleAnyway' };
const constraints: readonly Json[] = [
  null,
  {},
  ...[null, 0, 1, -1].map((maxSkew) => ({ ...spread, maxSkew })),
  ...keys.map((topologyKey) => ({ ...spread, topologyKey })),
  ...[null, '', 'ScheduleAnyway', 'x'].map((whenUnsatisfiable) => ({
    ...spread,
    whenUnsatisfiable,
  })),
  ...[null, 0, 1, -1].flatMap((minDomains) => [
    { ...spread, minDomains },
    { ...anyway, minDomains },
    { ...spread, minDomains, whenUnsatisfiable: 'x' },
  ]),
  ...[null, '', 'Honor', 'Ignore', 'x'].flatMap((policy) => [
    { ...spread, nodeAffinityPolicy: policy },
    { ...spread, nodeTaintsPolicy: policy },
  ]),
  ...selectors.map((labelSelector) => ({ ...spread, labelSelector })),
  ...keyLists.flatMap((matchLabelKeys) => [
    { ...spread, matchLabelKeys },
    ...selectors.slice(1, 6).map((labelSelector) => ({ ...spread, labelSelector, matchLabelKeys })),
  ]),
];
// Labels of the pod: a key that is one of `keyLists`, one more, and one whose value is none.
const labels = { x: 'y', z: 'z', bad: 'a b' };
const labelled = (path: string, value: Json): readonly CaseGroup[] => [
  { bases: ['pod-small'], cases: [{ 'metadata.labels': labels, [`spec.${path}`]: value }] },
  {
    bases: ['pod-template'],
    cases: [{ 'template.metadata.labels': labels, [`template.spec.${path}`]: value }],
  },
];

/** Which nodes pods go to: tolerations, affinity and spread. */
export const groups: readonly CaseGroup[] = [
  ...inPods('', [
    ...valuesAt('tolerations', [null, [], [null], [{}]]),
    ...keys.flatMap((key) =>
      operators.map((operator) => ({ tolerations: [{ key, operator, value: '' }] })),
    ),
    ...operators.flatMap((operator) =>
      values.map((value) => ({ tolerations: [{ key: 'a', operator, value }] })),
    ),
    ...effects.flatMap((effect) =>
      [null, 0, -1, 300].map((tolerationSeconds) => ({
        tolerations: [{ key: 'a', operator: 'Exists', effect, tolerationSeconds }],
      })),
    ),
    ...['1', '01', '+1', '-1', 'a', '9223372036854775808'].map((value) => ({
      tolerations: [{ key: 'a', operator: 'Gt', value }],
    })),
    ...valuesAt('affinity', affinities),
    ...podTerms.map((term) => ({ affinity: { podAffinity: { [required]: [term] } } })),
    ...podTerms.slice(0, 30).map((podAffinityTerm) => ({
      affinity: { podAntiAffinity: { [preferred]: [{ weight: 1, podAffinityTerm }] } },
    })),
    ...weights.map((weight) => ({
      affinity: {
        podAffinity: { [preferred]: [{ weight, podAffinityTerm: { topologyKey: 'a' } }] },
      },
    })),
    { affinity: { podAffinity: { [preferred]: [{}] }, podAntiAffinity: {} } },
    ...constraints.map((constraint) => ({ topologySpreadConstraints: [constraint] })),
    { topologySpreadConstraints: [spread, anyway] },
    { topologySpreadConstraints: [spread, spread] },
    { topologySpreadConstraints: { $list: [spread, 3] } },
    { topologySpreadConstraints: [{}, {}] },
    ...valuesAt('nodeSelector', [
      null,
      {},
      { a: 'b' },
      { 'a b': 'c' },
      { a: 'b c' },
      { '': '' },
      { a: null },
      { 'beta.kubernetes.io/os': 'linux' },
    ]),
  ]),
  ...podTerms.flatMap((term) => labelled('affinity', { podAffinity: { [required]: [term] } })),
  ...constraints.flatMap((one) => labelled('topologySpreadConstraints', [one])),
];
