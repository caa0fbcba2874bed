import type { CaseGroup } from '../case';
import { valuesAt } from '../values-at';

const claim = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

/** StatefulSet: its own fields, its claim templates, and what they do to the volumes of its template. */
export const groups: readonly CaseGroup[] = [
  {
    bases: ['stateful-set'],
    at: 'spec',
    cases: [
      ...valuesAt('podManagementPolicy', [
        ...['', null, '$absent', 'OrderedReady', 'Parallel', 'parallel', 'Other'],
      ]),
      ...valuesAt('updateStrategy', [null, '$absent', {}, { type: 'OnDelete' }, { type: '' }]),
      ...valuesAt('updateStrategy', [
        { type: 'OnDelete', rollingUpdate: {} },
        { type: 'OnDelete', rollingUpdate: null },
        { type: 'Recreate' },
        { type: 'Recreate', rollingUpdate: { partition: -1 } },
        { type: 'RollingUpdate', rollingUpdate: {} },
        { rollingUpdate: { partition: -1 } },
        { type: 'OnDelete', rollingUpdate: { partition: -1 } },
      ]),
      ...valuesAt('updateStrategy.rollingUpdate.partition', [0, 1, -1, null, 2147483648, '1']),
      ...valuesAt('updateStrategy.rollingUpdate.maxUnavailable', [
        ...[0, 1, -1, '0%', '50%', '101%', 'a', '', null, true],
      ]),
      ...valuesAt('persistentVolumeClaimRetentionPolicy', [null, {}, 'x', { whenDeleted: '' }]),
      ...valuesAt('persistentVolumeClaimRetentionPolicy', [
        { whenDeleted: 'Retain', whenScaled: 'Delete' },
        { whenDeleted: 'retain' },
        { whenScaled: 'Keep' },
        { whenDeleted: 'Keep', whenScaled: 'Keep' },
      ]),
      ...valuesAt('ordinals', [null, {}, { start: 0 }, { start: -1 }, { start: 2147483648 }]),
      ...valuesAt('serviceName', [
        ...['', null, '$absent', 'a', 'A', 'a.b', '1a', 'a-', { $text: ['a', 63] }],
        { $text: ['a', 64] },
      ]),
      ...valuesAt('template.spec.hostname', ['Bad_', 'a.b', '']),
      ...valuesAt('template.spec.subdomain', ['Bad_', 'a.b', '']),
      ...valuesAt('volumeClaimTemplates', [null, '$absent', [], [null], [{}], {}, [claim, claim]]),
      ...valuesAt('volumeClaimTemplates[0].metadata', [null, '$absent', {}, { name: '' }]),
      ...valuesAt('volumeClaimTemplates[0].metadata.name', ['Bad_', 'a.b', 'other']),
      ...valuesAt('volumeClaimTemplates[0].metadata.labels', [{ 'a b': 'c' }]),
      ...valuesAt('volumeClaimTemplates[0].spec', [null, '$absent', {}]),
      ...valuesAt('volumeClaimTemplates[0].spec.accessModes', [
        null,
        [],
        ['x'],
        [null],
        ['ReadWriteOncePod', 'ReadOnlyMany'],
      ]),
      ...valuesAt('volumeClaimTemplates[0].spec.resources', [
        null,
        {},
        { requests: { storage: 0 } },
        { requests: { storage: '-1' } },
        { requests: { storage: '100m' } },
        { requests: { cpu: 1 } },
      ]),
      ...valuesAt('volumeClaimTemplates[0].spec.storageClassName', ['', 'Bad_', 'a.b']),
      ...valuesAt('volumeClaimTemplates[0].spec.volumeAttributesClassName', ['', 'Bad_', 'a.b']),
      ...valuesAt('volumeClaimTemplates[0].spec.volumeMode', ['', 'Block', 'block', null]),
      ...valuesAt('volumeClaimTemplates[0].spec.selector', [
        {},
        { matchLabels: { 'a b': 'c' } },
        { matchExpressions: [{}] },
      ]),
      ...valuesAt('volumeClaimTemplates[0].spec.dataSource', [
        {},
        { kind: 'Pod', name: 'a' },
        { kind: 'PersistentVolumeClaim', name: 'a' },
        { apiGroup: 'A_', kind: 'B', name: 'c' },
      ]),
      ...valuesAt('volumeClaimTemplates[0].spec.dataSourceRef', [
        {},
        { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'x' },
        { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'X_' },
        { apiGroup: 'a.b', kind: 'B', name: 'c' },
      ]),
      {
        'volumeClaimTemplates[0].spec.dataSource': { kind: 'PersistentVolumeClaim', name: 'a' },
        'volumeClaimTemplates[0].spec.dataSourceRef': { kind: 'PersistentVolumeClaim', name: 'b' },
      },
      {
        'volumeClaimTemplates[0].spec.dataSource': { kind: 'PersistentVolumeClaim', name: 'a' },
        'volumeClaimTemplates[0].spec.dataSourceRef': {
          kind: 'PersistentVolumeClaim',
          name: 'a',
          namespace: 'x',
        },
      },
      { 'template.spec.volumes': [{ name: 'data', emptyDir: {} }] },
      { 'template.spec.volumes': [{ name: 'data', hostPath: {} }] },
      { 'template.spec.volumes': [{ name: 'other', hostPath: {} }] },
      {
        'template.spec.volumes': [
          { name: 'a', emptyDir: {} },
          { name: 'a', emptyDir: {} },
        ],
      },
      { 'template.spec.volumes': [{ name: 'Bad_', emptyDir: {} }] },
      { 'template.spec.containers[0].volumeMounts[0].name': 'missing' },
      { 'template.spec.containers[0].volumeDevices': [{ name: 'data', devicePath: '/dev/x' }] },
      { 'template.spec.containers': [] },
      { 'template.spec.containers[0].image': '' },
      { 'template.metadata.labels': { app: 'db', 'a b': 'c' } },
      { 'template.metadata.annotations': { 'a b': 'c' } },
    ],
  },
];
