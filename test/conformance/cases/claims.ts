import type { CaseGroup } from '../case';
import { pairsAt, valuesAt } from '../values-at';

const claim = { kind: 'PersistentVolumeClaim', name: 'a' };
const snapshot = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' };
const sources = [
  '$absent',
  null,
  {},
  claim,
  snapshot,
  { ...claim, apiGroup: '' },
  { ...claim, apiGroup: 'a.b' },

  { kind: 'Pod', name: 'a' },
  { apiGroup: 'A_', kind: 'B', name: 'c' },
  { kind: 'PersistentVolumeClaim' },
  { name: 'a' },
];
const modes = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

/** PersistentVolumeClaim: access, size, class and source. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['persistent-volume-claim'],
    at: 'spec',
    cases: [
      ...valuesAt('', [null, '$absent', {}]),
      ...valuesAt('accessModes', [
        null,
        '$absent',
        [],
        [''],
        [null],
        ['readWriteOnce'],
        ...modes.map((mode) => [mode]),
        ...modes.slice(0, 3).map((mode) => ['ReadWriteOncePod', mode]),

        ['ReadWriteOncePod', 'x'],
        ['ReadWriteOncePod', 'ReadWriteOncePod'],
        ['x', 'y'],
      ]),
      ...valuesAt('resources', [null, '$absent', {}, { limits: { storage: '1Gi' } }]),
      ...valuesAt('resources.requests', [null, {}, { cpu: 1 }, { 'a b': 1 }, { storage: null }]),
      ...valuesAt('resources.requests.storage', [
        0,
        '0',
        '-1',
        '1',
        1,
        '1n',
        '100m',
        '1.5',
        '1.5Gi',
        '1e3',
        '10 Gi',
        '10GB',
        '',
        'x',
        '9E',
      ]),
      ...valuesAt('resources.limits.storage', [0, '-1', '100m', '1Gi']),
      ...valuesAt('storageClassName', ['', null, 'a', 'a.b', 'A', 'a_b', { $text: ['a', 254] }]),
      ...valuesAt('volumeAttributesClassName', ['', null, 'a', 'A', 'a_b', { $text: ['a', 254] }]),
      ...valuesAt('volumeMode', ['', null, '$absent', 'Block', 'Filesystem', 'block']),
      ...valuesAt('volumeName', ['', 'A_b', null]),
      ...valuesAt('selector', [
        null,
        {},
        { matchLabels: { 'a b': 'c' } },
        { matchExpressions: [{}] },
        { matchExpressions: [{ key: 'a', operator: 'In', values: ['b c'] }] },
      ]),
      ...pairsAt('dataSource', sources, 'dataSourceRef', [
        ...sources.slice(0, 6),
        { ...claim, namespace: '' },
        { ...claim, namespace: 'shop' },
        { ...claim, namespace: 'Bad_' },
        { apiGroup: 'a.b', kind: 'B', name: 'c' },
        { apiGroup: 'A_', kind: '', name: '' },
      ]),
    ],
  },
  {
    bases: ['persistent-volume-claim'],
    at: 'metadata',
    cases: [{ annotations: { 'volume.beta.kubernetes.io/storage-class': 'x' } }],
  },
];
