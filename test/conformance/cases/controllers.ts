import type { CaseGroup } from '../case';
import { pairsAt, valuesAt, valuesAtEach } from '../values-at';

const counts = [null, 0, 1, -1, 2147483647, 2147483648, -2147483648, 1.5, '1', '$absent'];
const controllers = ['deployment', 'replica-set', 'stateful-set', 'daemon-set'];
const paces = [
  ...[null, 0, 1, -1, 100, '0%', '1%', '25%', '100%', '101%', '00%', '1000000%'],
  ...['-1%', '1.5%', '%', '', '5', '0', '+1', 'a', ' 1%', '1 %', true, '$absent'],
];

/** Deployment, ReplicaSet, StatefulSet, DaemonSet and ReplicationController: what they have in common, and how they update. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['deployment', 'replica-set', 'stateful-set', 'replication-controller'],
    at: 'spec',
    cases: valuesAtEach(['replicas', 'minReadySeconds'], counts),
  },
  { bases: ['daemon-set'], at: 'spec', cases: valuesAt('minReadySeconds', counts) },
  {
    bases: ['deployment', 'stateful-set', 'daemon-set'],
    at: 'spec',
    cases: valuesAt('revisionHistoryLimit', counts),
  },
  {
    bases: controllers,
    at: 'spec',
    cases: [
      ...valuesAt('selector', [null, '$absent', {}, [], 'x']),
      ...valuesAt('selector', [
        { matchLabels: {} },
        { matchExpressions: [] },
        { matchLabels: null, matchExpressions: null },
        { matchLabels: { app: 'other' } },
        { matchLabels: { 'a b': 'c' } },
        { matchLabels: { a: 'b c' } },
        { matchLabels: { a: null } },
        { matchLabels: { a: { $text: ['a', 64] } } },
        { matchExpressions: [{}] },
        { matchExpressions: [null] },
        { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'app', operator: 'Exists', values: [] }] },
        { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['a'] }] },
        { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
        { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] },
        { matchExpressions: [{ key: 'x', operator: 'DoesNotExist', values: ['a'] }] },
        { matchExpressions: [{ key: 'app', operator: 'In' }] },
        { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] },
        { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'db', 'agent'] }] },
        { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'a b'] }] },
        { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web', 'db', 'agent'] }] },
        { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['y'] }] },
        { matchExpressions: [{ key: 'x', operator: 'NotIn' }] },
        { matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }] },
        { matchExpressions: [{ key: 'app', operator: 'exists' }] },
        { matchExpressions: [{ key: '', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'a/b/c', operator: 'Exists' }] },
        { matchLabels: {}, matchExpressions: [{ key: 'x', operator: 'Exists' }] },
      ]),
      { selector: { matchLabels: { 'a b': 'c' } }, 'template.spec.containers': [] },
      { selector: { matchLabels: { 'a b': 'c' } }, 'template.spec.restartPolicy': 'Never' },
      { selector: '$absent', 'template.spec.containers': [] },
      { selector: {}, 'template.metadata.labels': '$absent' },
    ],
  },
  {
    bases: [...controllers, 'replication-controller'],
    at: 'spec',
    cases: [
      ...valuesAt('template', [null, '$absent', {}, { spec: {} }]),
      ...valuesAt('template.metadata', [null, '$absent', {}, { name: 'Bad_', namespace: 'x y' }]),
      ...valuesAt('template.metadata.labels', [null, '$absent', {}, { app: 'other' }]),
      ...valuesAt('template.metadata.labels', [{ 'a b': 'c' }, { app: 'a b' }, { app: null }]),
      ...valuesAt('template.metadata.labels[x y]', ['z']),
      ...valuesAt('template.metadata.annotations', [{ 'a b': 'c' }, { 'A/b': 'c' }, null]),
      ...valuesAt('template.spec.restartPolicy', [
        ...['Always', 'OnFailure', 'Never', '', null, '$absent', 'always', 1],
      ]),
      ...valuesAt('template.spec.activeDeadlineSeconds', [null, 0, 1, -1, 2147483648]),
      { 'template.spec.restartPolicy': 'Never', 'template.spec.activeDeadlineSeconds': 1 },
    ],
  },
  {
    bases: ['deployment'],
    at: 'spec',
    cases: [
      ...valuesAt('strategy', [null, {}, 'x', { type: 'Recreate' }, { type: 'RollingUpdate' }]),
      ...valuesAt('strategy', [{ rollingUpdate: {} }, { rollingUpdate: null }]),
      ...valuesAt('strategy.type', [
        ...['', null, '$absent', 'Recreate', 'recreate', 'OnDelete', 'RollingUpdate'],
      ]),
      { 'strategy.type': 'Recreate', 'strategy.rollingUpdate': null },
      { 'strategy.type': 'Recreate', 'strategy.rollingUpdate': {} },
      { 'strategy.type': 'Other', 'strategy.rollingUpdate.maxSurge': -1 },
      ...pairsAt(
        ...(['strategy.rollingUpdate.maxUnavailable', paces] as const),
        ...(['strategy.rollingUpdate.maxSurge', [0, '0%', 1, '200%', 'a', '$absent']] as const),
      ),
      ...valuesAt('strategy.rollingUpdate.maxSurge', paces),
      ...pairsAt('progressDeadlineSeconds', [...counts, 5, 6, 600], 'minReadySeconds', [5, 0]),
      { progressDeadlineSeconds: '$absent', minReadySeconds: 599 },
      { progressDeadlineSeconds: '$absent', minReadySeconds: 600 },
      ...valuesAt('paused', [true, null, 'true']),
    ],
  },
  {
    bases: ['daemon-set'],
    at: 'spec',
    cases: [
      ...valuesAt('updateStrategy', [null, {}, { type: 'OnDelete' }, { type: 'RollingUpdate' }]),
      ...valuesAt('updateStrategy.type', ['', null, '$absent', 'OnDelete', 'Recreate', 'onDelete']),
      ...pairsAt(
        ...(['updateStrategy.rollingUpdate.maxUnavailable', paces] as const),
        ...([
          'updateStrategy.rollingUpdate.maxSurge',
          [0, '0%', 1, '101%', 'a', '$absent'],
        ] as const),
      ),
      ...valuesAt('updateStrategy.rollingUpdate', [
        null,
        {},
        { maxSurge: 1 },
        { maxUnavailable: 0 },
      ]),
      { 'updateStrategy.type': 'OnDelete', 'updateStrategy.rollingUpdate.maxSurge': -1 },
    ],
  },
  {
    bases: ['replication-controller'],
    at: 'spec',
    cases: [
      ...valuesAt('selector', [null, '$absent', {}, { app: 'other' }, { 'a b': 'c' }, { app: '' }]),
      { selector: '$absent', 'template.metadata': '$absent' },
      { selector: '$absent', 'template.metadata.labels': {} },
      { selector: { app: 'web' }, template: '$absent' },
      { selector: '$absent', template: '$absent' },
      { selector: { 'a b': 'c' }, 'template.metadata.labels': { 'a b': 'c' } },
    ],
  },
  {
    bases: ['replication-controller', 'job', 'job-small'],
    cases: [
      { 'metadata.labels': '$absent', 'spec.template.metadata.labels': { app: 'a b' } },
      { 'metadata.labels': {}, 'spec.template.metadata.labels': { 'a b': 'c' } },
      { 'metadata.labels': { own: 'x' }, 'spec.template.metadata.labels': { 'a b': 'c' } },
      { 'metadata.name': 'a.b' },
    ],
  },
  {
    bases: ['deployment', 'daemon-set'],
    at: 'metadata.annotations',
    cases: [
      'deprecated.deployment.rollback.to',
      'deprecated.daemonset.template.generation',
    ].flatMap((key) =>
      valuesAt(`[${key}]`, ['', '1', '-1', '+5', 'x', '1.5', '9223372036854775808']),
    ),
  },
];
