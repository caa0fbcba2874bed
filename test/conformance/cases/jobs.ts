import type { CaseGroup } from '../case';
import { pairsAt, valuesAt, valuesAtEach } from '../values-at';

const counts = [null, 0, 1, -1, 2147483647, 2147483648, 1.5, '1', '$absent'];

/** Job: its numbers, its completion mode, its selector and what becomes of its name. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['job', 'job-small'],
    at: 'spec',
    cases: [
      ...valuesAtEach(
        [
          ...['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit'],
          ...['ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'],
        ],
        counts,
      ),
      ...valuesAt('managedBy', [
        ...['', null, 'a', 'a/', '/a', 'a.b/c', 'A/b', 'a/b c', 'a/b/c', 'a_/b', 'a/é'],
        'kubernetes.io/job-controller',
      ]),
      { managedBy: { $text: ['a/b', 21] } },
      { managedBy: { $text: ['a', 61] } },
      ...[61, 62].map((count) => ({ managedBy: { $text: ['a/', count] } })),
      ...valuesAt('completionMode', ['', null, '$absent', 'Indexed', 'NonIndexed', 'indexed']),
      ...pairsAt('completionMode', ['Indexed', 'NonIndexed', 'x', '$absent'], 'completions', [
        ...[0, 1, 4, '$absent', 100000],
      ]),
      ...valuesAt('podReplacementPolicy', [
        ...['', null, '$absent', 'Failed', 'TerminatingOrFailed', 'failed'],
      ]),
      ...valuesAt('suspend', [true, null, 'true']),
      ...valuesAt('template.spec.restartPolicy', [
        ...['Never', 'OnFailure', 'Always', '', null, '$absent', 'never'],
      ]),
      ...valuesAt('template', [null, '$absent', {}]),
    ],
  },
  {
    bases: ['job'],
    at: 'spec',
    cases: [
      ...pairsAt('parallelism', [10000, 10001, 100000, 100001], 'completions', [
        ...[4, 100000, 100001, '$absent'],
      ]),
      ...pairsAt(
        'maxFailedIndexes',
        [4, 5, 10000, 10001, 100000, 100001, '$absent'],
        'completions',
        [...[4, 5, 100000, 100001, 200000]],
      ),
      { completions: 100001, backoffLimitPerIndex: '$absent', maxFailedIndexes: '$absent' },
      { completions: 100001, parallelism: 10001, maxFailedIndexes: 1 },
      { backoffLimitPerIndex: '$absent', podFailurePolicy: '$absent' },
      { completionMode: 'NonIndexed', successPolicy: '$absent' },
      { completionMode: 'x', successPolicy: '$absent', maxFailedIndexes: 5000000 },
      { podReplacementPolicy: 'TerminatingOrFailed', podFailurePolicy: '$absent' },
      { podReplacementPolicy: 'x', podFailurePolicy: '$absent' },
      { podFailurePolicy: '$absent', 'template.spec.restartPolicy': 'OnFailure' },
    ],
  },
  {
    bases: ['job', 'job-small'],
    cases: [
      ...valuesAt('metadata.name', [
        ...['a.b', { $text: ['a', 61] }, { $text: ['a', 62] }, { $text: ['a', 63] }],
        ...[{ $text: ['a', 64] }, { $text: ['a', 253] }, 'A', 'a_b', ''],
      ]),
      {
        'metadata.name': { $text: ['a', 60] },
        'spec.completions': 100,
        'spec.completionMode': 'Indexed',
      },
      {
        'metadata.name': { $text: ['a', 60] },
        'spec.completions': 101,
        'spec.completionMode': 'Indexed',
      },
      { 'metadata.name': '$absent', 'metadata.generateName': 'a-' },
      { 'metadata.name': '$absent', 'metadata.generateName': { $text: ['a', 70] } },
      { 'metadata.name': { $text: ['a', 64] }, 'spec.template.metadata.labels': {} },
      { 'metadata.name': { $text: ['a', 64] }, 'spec.template.metadata.labels': { a: 'b' } },
      { 'metadata.name': { $text: ['a', 64] }, 'metadata.labels': { a: 'b' } },
      {
        'metadata.name': { $text: ['a', 64] },
        'spec.template.metadata.labels': { 'job-name': 'x' },
      },
      {
        'metadata.name': { $text: ['a', 64] },
        'spec.manualSelector': true,
        'spec.selector': { matchLabels: { a: 'b' } },
        'spec.template.metadata.labels': { a: 'b' },
      },
    ],
  },
  {
    bases: ['job-small'],
    at: 'spec',
    cases: [
      ...pairsAt('manualSelector', [true, false, null], 'selector', [
        ...[null, {}, { matchLabels: { a: 'b' } }, { matchLabels: { 'a b': 'c' } }],
        { matchLabels: { 'job-name': 'once' } },
        { matchLabels: { 'batch.kubernetes.io/job-name': 'once', 'job-name': 'other' } },
        { matchLabels: { 'batch.kubernetes.io/controller-uid': 'x' } },
        { matchLabels: { 'controller-uid': 'x' } },
        { matchExpressions: [{ key: 'controller-uid', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'controller-uid', operator: 'DoesNotExist' }] },
        { matchExpressions: [{ key: 'controller-uid', operator: 'NotIn', values: ['x'] }] },
        { matchExpressions: [{ key: 'a', operator: 'x' }] },
      ]),
      ...pairsAt('manualSelector', [true, false], 'template.metadata.labels', [
        ...[{ 'job-name': 'once' }, { 'job-name': 'other' }, { 'controller-uid': 'x' }],
        { 'batch.kubernetes.io/job-name': 'other' },
        { 'batch.kubernetes.io/controller-uid': 'x' },
        { a: 'b' },
      ]),
      {
        manualSelector: true,
        selector: { matchLabels: { a: 'b' } },
        'template.metadata.labels': { a: 'b' },
      },
      {
        manualSelector: true,
        selector: { matchLabels: { a: 'b' } },
        'template.metadata.labels': { a: 'c' },
      },
      { selector: { matchLabels: { a: 'b' } }, 'template.metadata.labels': { a: 'b' } },
    ],
  },
];
