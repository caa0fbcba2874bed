import type { CaseGroup } from '../case';
import { pairsAt, valuesAt } from '../values-at';

const exitCodes = { operator: 'In', values: [1] };
const conditions = [{ type: 'DisruptionTarget', status: 'True' }];

/** Job: what the failure of a pod means, and when the Job has succeeded. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['job'],
    at: 'spec.podFailurePolicy',
    cases: [
      ...valuesAt('', [
        null,
        {},
        { rules: null },
        { rules: [] },
        { rules: [null] },
        { rules: [{}] },
      ]),
      ...[20, 21].map((count) => ({
        rules: { $list: [{ action: 'Ignore', onPodConditions: conditions }, count] },
      })),
      ...valuesAt('rules[0].action', [
        ...['', null, '$absent', 'FailJob', 'FailIndex', 'Ignore', 'Count', 'Retry', 'failJob'],
      ]),
      ...valuesAt('rules[0]', [
        { action: 'Count' },
        { action: 'Count', onExitCodes: null, onPodConditions: [] },
        { action: 'Count', onExitCodes: exitCodes, onPodConditions: conditions },
        { action: 'Count', onExitCodes: exitCodes, onPodConditions: [] },
        { action: 'Count', onExitCodes: {} },
        { action: 'Count', onPodConditions: [null] },
        { action: 'Count', onPodConditions: [{}] },
        { action: 'Count', onPodConditions: [{ type: 'a b' }] },
        { action: 'Count', onPodConditions: [{ type: 'a/b/c', status: 'x' }] },
        { onPodConditions: conditions, onExitCodes: { operator: 'x', values: [0, 0] } },
      ]),
      ...[20, 21].map((count) => ({
        'rules[1].onPodConditions': { $list: [{ type: 'A', status: 'True' }, count] },
      })),
      ...valuesAt('rules[1].onPodConditions[0].type', ['', 'A', 'a.b/C', '-a', 'a b', null]),
      ...valuesAt('rules[1].onPodConditions[0].status', [
        ...['', null, '$absent', 'True', 'False', 'Unknown', 'true', true],
      ]),
      ...valuesAt('rules[0].onExitCodes.operator', ['', null, 'In', 'NotIn', 'Exists', 'in']),
      ...valuesAt('rules[0].onExitCodes.containerName', [null, '', 'main', 'other', 'Main']),
      ...pairsAt(
        'rules[0].onExitCodes.operator',
        ['In', 'NotIn', ''],
        'rules[0].onExitCodes.values',
        [
          ...[null, [], [0], [1], [-1], [1, 1], [2, 1], [1, 2, 2, 1], [0, 0], [null], [256]],
          ...[['1'], [1.5], [2147483648]],
        ],
      ),
      ...[255, 256].map((count) => ({ 'rules[0].onExitCodes.values': { $list: [1, count] } })),
    ],
  },
  {
    bases: ['job'],
    at: 'spec',
    cases: [
      { 'podFailurePolicy.rules[0].action': 'FailIndex', backoffLimitPerIndex: '$absent' },
      {
        'template.spec.initContainers': [{ name: 'init', image: 'a:1' }],
        'podFailurePolicy.rules[0].onExitCodes.containerName': 'init',
      },
      ...valuesAt('podFailurePolicy', [{ rules: [] }]).map((edits) => ({
        ...edits,
        'template.spec.restartPolicy': 'OnFailure',
      })),
    ],
  },
  {
    bases: ['job'],
    at: 'spec.successPolicy',
    cases: [
      ...valuesAt('', [null, '$absent', {}, { rules: null }, { rules: [] }, { rules: [null] }]),
      ...valuesAt('rules[0]', [{}, { succeededCount: null }, { succeededIndexes: null }]),
      ...[20, 21].map((count) => ({ rules: { $list: [{ succeededCount: 1 }, count] } })),
      ...valuesAt('rules[0].succeededIndexes', [
        ...['', '0', '3', '4', '0-3', '0-4', '1-1', '2-1', '0,0', '1,0', '0,2-3', '0-1,1', '0-1,2'],
        ...['a', '0-', '-1', '0-1-2', ' 0', '0, 1', ',', '0,', '+1', '1_0', '01', '1.0', '0x1'],
        ...['9223372036854775807', '9223372036854775808', null, 1],
      ]),
      { 'rules[0].succeededIndexes': { $text: ['0,', 32768] } },
      { 'rules[0].succeededIndexes': { $text: ['0,', 32769] } },
      ...pairsAt(
        'rules[0].succeededIndexes',
        ['0,2-3', '0', '', 'a', '$absent'],
        'rules[0].succeededCount',
        [...[-1, 0, 1, 2, 3, 4, 5, null, 2147483648]],
      ),
    ],
  },
  {
    bases: ['job'],
    at: 'spec',
    cases: [
      {
        completionMode: 'NonIndexed',
        backoffLimitPerIndex: '$absent',
        maxFailedIndexes: '$absent',
      },
      { completionMode: 'x', 'successPolicy.rules': [] },
      { completions: 1, maxFailedIndexes: 1 },
      { completions: 0, maxFailedIndexes: 0, 'successPolicy.rules[0]': { succeededCount: 0 } },
      { completions: 0, maxFailedIndexes: 0, 'successPolicy.rules[0]': { succeededIndexes: '0' } },
      { completions: -1, 'successPolicy.rules[0]': { succeededCount: 0 } },
    ],
  },
];
