import type { CaseGroup } from '../case';
import type { Json } from '../edit';
import { inPods } from '../in-pods';
import { valuesAt } from '../values-at';

const names = [
  null,
  '',
  'a',
  'A',
  'a.b',
  'a_b',
  '1',
  'a-',
  { $text: ['a', 63] },
  { $text: ['a', 64] },
];
const modes = [null, 0, 511, 512, -1, 420, 2147483648, '0644'];
const paths = [
  null,
  '',
  'a',
  'a/b',
  '/a',
  '../a',
  'a/..',
  'a/../b',
  '..',
  '..a',
  '...',
  './a',
  'a b',
];
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const item = { key: 'a', path: 'a' };
const podFields = [
  'metadata.name',
  'metadata.labels',
  "metadata.labels['a']",
  "metadata.annotations['A b']",
  'spec.nodeName',
  'status.podIP',
  'x',
  '',
];
const podFile = { path: 'a', fieldRef: { fieldPath: 'metadata.name' } };
const resource = { containerName: 'app', resource: 'limits.cpu' };

function volume(source: Json): Json {
  return [{ name: 'v', ...(source as Record<string, Json>) }];
}

function itemsOf(kind: 'secret' | 'configMap'): readonly Json[] {
  const name = kind === 'secret' ? 'secretName' : 'name';
  return [
    { [kind]: {} },
    ...names.map((value) => ({ [kind]: { [name]: value } })),
    ...modes.map((defaultMode) => ({ [kind]: { [name]: 'a', defaultMode } })),
    ...modes.map((mode) => ({ [kind]: { [name]: 'a', items: [{ ...item, mode }] } })),
    ...paths.map((path) => ({ [kind]: { [name]: 'a', items: [{ key: 'a', path }] } })),
    ...[null, '', 'A b', '..'].map((key) => ({
      [kind]: { [name]: 'a', items: [{ key, path: 'a' }] },
    })),
    { [kind]: { [name]: 'a', items: [{}] } },
    { [kind]: { [name]: 'a', items: [null] } },
    { [kind]: { [name]: 'a', items: [] } },
    { [kind]: { [name]: 'a', items: { $list: [item, 2] } } },
    { [kind]: { [name]: 'a', items: [item, { key: 'b', path: 'a/b' }] } },
  ];
}

const projections: readonly Json[] = [
  null,
  {},
  { secret: {} },
  { secret: { name: 'a' } },
  { configMap: {} },
  { configMap: { name: 'a', items: [{}] } },
  { secret: { name: 'a' }, configMap: { name: 'a' } },
  { downwardAPI: {} },
  { downwardAPI: { items: [{}] } },
  { downwardAPI: { items: [podFile, podFile] } },
  { downwardAPI: { items: [{ path: '/a', fieldRef: { fieldPath: 'x' } }] } },
  { serviceAccountToken: {} },
  ...paths.map((path) => ({ serviceAccountToken: { path } })),
  ...[null, 0, 599, 600, 3600, -1, 4294967296, 4294967297].map((expirationSeconds) => ({
    serviceAccountToken: { path: 'a', expirationSeconds },
  })),
  { clusterTrustBundle: {} },
  { clusterTrustBundle: { name: 'a', path: 'a' } },
  { clusterTrustBundle: { path: '../a' }, secret: { name: 'a' } },
  { podCertificate: { signerName: 'a.b/c', keyType: 'X' } },
  { podCertificate: { signerName: 'a.b/c', keyType: 'X', userAnnotations: { a: 'b' } } },
];

const sources: readonly Json[] = [
  null,
  {},
  { emptyDir: null },
  { emptyDir: {} },
  ...[null, '', 'Memory', 'HugePages-2Mi', 'x'].map((medium) => ({ emptyDir: { medium } })),
  ...[null, 0, '1', '-1', '1.5', 'x', '-1n'].map((sizeLimit) => ({ emptyDir: { sizeLimit } })),
  { hostPath: {} },
  ...paths.map((path) => ({ hostPath: { path } })),
  ...[null, '', 'Directory', 'directory', 'Socket', 'x'].map((type) => ({
    hostPath: { path: '/a', type },
  })),
  { hostPath: { type: 'x' } },
  ...itemsOf('secret'),
  ...itemsOf('configMap'),
  { persistentVolumeClaim: {} },
  ...names.map((claimName) => ({ persistentVolumeClaim: { claimName } })),
  { downwardAPI: {} },
  ...modes.map((defaultMode) => ({ downwardAPI: { defaultMode, items: [podFile] } })),
  ...modes.map((mode) => ({ downwardAPI: { items: [{ ...podFile, mode }] } })),
  ...paths.map((path) => ({ downwardAPI: { items: [{ ...podFile, path }] } })),
  ...podFields.map((fieldPath) => ({
    downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath } }] },
  })),
  { downwardAPI: { items: [{ path: 'a' }] } },
  { downwardAPI: { items: [{ ...podFile, resourceFieldRef: resource }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: resource }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: {} }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { containerName: 'app' } }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'x', divisor: 2 } }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { ...resource, divisor: 2 } }] } },
  { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { ...resource, resource: 'x' } }] } },
  { downwardAPI: { items: { $list: [podFile, 2] } } },
  { projected: {} },
  { projected: { sources: [] } },
  ...modes.map((defaultMode) => ({ projected: { defaultMode, sources: [] } })),
  ...projections.map((one) => ({ projected: { sources: [one] } })),
  {
    projected: {
      sources: [
        { secret: { name: 'a', items: [item] } },
        { configMap: { name: 'a', items: [item] } },
        { serviceAccountToken: { path: 'a' } },
      ],
    },
  },
  {
    projected: {
      sources: [
        { downwardAPI: { items: [{ ...podFile, path: 'x' }] } },
        { configMap: { name: 'a', items: [{ key: 'a', path: 'x/y' }] } },
      ],
    },
  },
  { projected: { sources: [{ secret: { name: 'a', items: [item, item] } }] } },
  { csi: {} },
  ...[null, '', 'a', 'A.b', 'a_b', 'a/b', '-a', { $text: ['a', 63] }, { $text: ['a', 64] }].map(
    (driver) => ({ csi: { driver } }),
  ),
  ...names.map((name) => ({ csi: { driver: 'a', nodePublishSecretRef: { name } } })),
  { csi: { driver: 'a', nodePublishSecretRef: {} } },
  { image: {} },
  ...[null, '', 'a', ' a', 'a:latest'].map((reference) => ({ image: { reference } })),
  ...[null, '', 'Always', 'IfNotPresent', 'Never', 'x'].map((pullPolicy) => ({
    image: { reference: 'a', pullPolicy },
  })),
  { image: {}, emptyDir: {} },
  { image: { reference: 'a' }, secret: {} },
  { ephemeral: {} },
  { ephemeral: { volumeClaimTemplate: null } },
  { ephemeral: { volumeClaimTemplate: {} } },
  { ephemeral: { volumeClaimTemplate: { spec: claim } } },
  ...[
    { accessModes: [] },
    { accessModes: ['x'] },
    { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] },
    { resources: {} },
    { resources: { requests: { storage: 0 } } },
    { resources: { requests: { storage: '100m' } } },
    { storageClassName: 'A' },
    { storageClassName: '' },
    { volumeMode: 'x' },
    { volumeMode: 'Block' },
    { selector: { matchLabels: { a: '-' } } },
    { dataSource: { kind: 'PersistentVolumeClaim', name: 'a' } },
    { dataSource: { kind: 'Pod', name: 'a' } },
    { dataSource: { apiGroup: 'A', kind: 'Pod', name: 'a' } },
    { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'b' } },
    { dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'B' } },
    {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
    },
    {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'a', namespace: 'b' },
    },
    { volumeAttributesClassName: 'A' },
    { volumeAttributesClassName: '' },
  ].map((spec) => ({ ephemeral: { volumeClaimTemplate: { spec: { ...claim, ...spec } } } })),
  ...[
    { labels: { a: 'b' }, annotations: { a: 'b' } },
    { labels: { 'a b': 'c' } },
    { annotations: { 'a b': 'c' } },
    { annotations: { a: { $text: ['a', 262145] } } },
    { name: 'a' },
    { name: '' },
    { generateName: 'a' },
    { namespace: 'a' },
    { uid: 'a' },
    { generation: 0 },
    { generation: 1 },
    { deletionGracePeriodSeconds: 0 },
    { finalizers: [] },
    { ownerReferences: [] },
    { creationTimestamp: null },
    { creationTimestamp: '2020-01-01T00:00:00Z' },
    { managedFields: [] },
    { resourceVersion: '1' },
    { selfLink: 'a' },
  ].map((metadata) => ({ ephemeral: { volumeClaimTemplate: { metadata, spec: claim } } })),
];

/** Volumes of every kind that nodes still have, and their names. */
export const groups: readonly CaseGroup[] = [
  ...inPods('', [
    ...valuesAt('volumes', [null, [], [null], [{}], {}]),
    ...names.map((name) => ({ volumes: [{ name }] })),
    ...names.map((name) => ({
      volumes: [{ name, ephemeral: { volumeClaimTemplate: { spec: claim } } }],
    })),
    { volumes: { $list: [{ name: 'v' }, 2] } },
    { volumes: [{ name: 'v', secret: {} }, { name: 'v' }] },
    { volumes: [{ name: 'v' }, { name: 'v', secret: {} }] },
    { volumes: { $list: [{ name: 'V' }, 2] } },
    { volumes: [{ name: 'v', image: { reference: 'a' } }, { name: 'v' }, { name: 'W' }] },
    {
      volumes: [{ name: 'v', image: { reference: 'a' } }, { name: 'w' }],
      'containers[0].volumeMounts': [
        { name: 'v', mountPath: '/a' },
        { name: 'w', mountPath: '' },
      ],
    },
    ...sources.map((source) => ({ volumes: volume(source) })),
  ]),
  {
    bases: ['pod-small'],
    cases: [
      ...['web-v', 'v', 'a-v'].map((claimName) => ({
        'spec.volumes': [
          { name: 'v', ephemeral: { volumeClaimTemplate: { spec: claim } } },
          { name: 'w', persistentVolumeClaim: { claimName } },
        ],
      })),
      {
        'metadata.name': { $text: ['a', 253] },
        'spec.volumes': [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: claim } } }],
      },
      {
        'metadata.name': '$absent',
        'metadata.generateName': 'a-',
        'spec.volumes': [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: claim } } }],
      },
      {
        'metadata.name': '$absent',
        'metadata.generateName': 'A',
        'spec.volumes': [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: claim } } }],
      },
      {
        'metadata.name': '$absent',
        'spec.volumes': [{ name: 'v', ephemeral: { volumeClaimTemplate: { spec: claim } } }],
      },
      {
        'metadata.name': 'A',
        'spec.volumes': [{ name: 'V', emptyDir: {}, ephemeral: {} }],
      },
      ...['serviceAccountName', 'serviceAccount'].map((field) => ({
        [`spec.${field}`]: 'default',
        'spec.volumes': [
          { name: 'v', projected: { sources: [{ serviceAccountToken: { path: 'a' } }] } },
        ],
      })),
    ],
  },
];
