import type { CaseGroup } from '../case';
import type { Json } from '../edit';
import { inPods } from '../in-pods';

const empty = ['', 'a', null];
const partitions = [null, 0, 255, 256, -1];
const units = [null, 0, 255, 256, -1];
const initiators = [
  '',
  'iqn',
  'a',
  'eui.0123456789abcdef',
  'eui.0123',
  'naa.0123456789abcdef0123456789abcdef',
  'naa.0',
  'iqn.2001-04.com.example:disk',
  'iqn.2001-04.com.example',
  'iqn.2001-04.com.example:',
  'iqn.2001-04.com.example:a b',
  'iqn.2001-04.com.example:a,b',
  'iqn.2001-04.com.example:a:b',
  'iqn.2001-04.com.example::',
  'iqn.01-04.com.example:a',
  'iqn x iqn.2001-04.com:a',
  'iqn.2001-04.com_x:a',
];
const iscsi = { targetPortal: 'a:1', iqn: 'iqn.2001-04.com.example:disk' };
const registries = [
  '',
  'a',
  'a:1',
  'a:1,b:2',
  'a:1,b',
  'a:1,',
  '[::1]:1',
  '::1:1',
  '[::1]',
  '[::1:1',
  'a]:1',
  '[a]b:1',
  '[[a]:1',
  ':1',
  ':',
  'a:[b',
];

/** The sources, each with what it must have, what it may have and what it may not. */
const sources: readonly Json[] = [
  { nfs: {} },
  ...empty.map((server) => ({ nfs: { server, path: '/a' } })),
  ...['', '/', '/a', 'a', '../a', '/../a'].map((path) => ({ nfs: { server: 'a', path } })),
  { iscsi: {} },
  ...initiators.map((iqn) => ({ iscsi: { ...iscsi, iqn } })),
  ...initiators.map((initiatorName) => ({ iscsi: { ...iscsi, initiatorName } })),
  ...units.map((lun) => ({ iscsi: { ...iscsi, lun } })),
  ...[true, false].flatMap((on) => [
    { iscsi: { ...iscsi, chapAuthDiscovery: on } },
    { iscsi: { ...iscsi, chapAuthSession: on } },
    { iscsi: { ...iscsi, chapAuthSession: on, secretRef: {} } },
  ]),
  { iscsi: { ...iscsi, targetPortal: { $text: ['a', 62] }, initiatorName: iscsi.iqn } },
  { iscsi: { ...iscsi, targetPortal: { $text: ['a', 63] }, initiatorName: iscsi.iqn } },
  { iscsi: { ...iscsi, targetPortal: { $text: ['a', 63] } } },
  { emptyDir: {}, iscsi: { targetPortal: { $text: ['a', 63] }, initiatorName: 'x' } },
  { fc: {} },
  { fc: { targetWWNs: [] } },
  { fc: { targetWWNs: ['a'] } },
  ...units.map((lun) => ({ fc: { targetWWNs: ['a'], lun } })),
  ...units.map((lun) => ({ fc: { wwids: ['a'], lun } })),
  { fc: { targetWWNs: ['a'], wwids: ['b'], lun: 1 } },
  { fc: { targetWWNs: ['a'], wwids: ['b'] } },
  { glusterfs: {} },
  ...empty.flatMap((text) => [
    { glusterfs: { endpoints: text, path: 'a' } },
    { glusterfs: { endpoints: 'a', path: text } },
    { rbd: { monitors: ['a'], image: text } },
    { cinder: { volumeID: text } },
    { cinder: { volumeID: 'a', secretRef: { name: text } } },
    { azureFile: { secretName: text, shareName: 'a' } },
    { azureFile: { secretName: 'a', shareName: text } },
    { vsphereVolume: { volumePath: text } },
    { photonPersistentDisk: { pdID: text } },
    { portworxVolume: { volumeID: text } },
    { scaleIO: { gateway: text, system: 'a', volumeName: 'a', secretRef: { name: 'a' } } },
    { scaleIO: { gateway: 'a', system: text, volumeName: 'a', secretRef: { name: 'a' } } },
    { scaleIO: { gateway: 'a', system: 'a', volumeName: text, secretRef: { name: 'a' } } },
    { flexVolume: { driver: text } },
    { gitRepo: { repository: text } },
    { gcePersistentDisk: { pdName: text } },
    { awsElasticBlockStore: { volumeID: text } },
    { storageos: { volumeName: 'a', secretRef: { name: text } } },
    { quobyte: { registry: 'a:1', volume: text } },
  ]),
  { rbd: {} },
  { rbd: { monitors: [], image: 'a' } },
  { cephfs: {} },
  { cephfs: { monitors: [] } },
  { cephfs: { monitors: ['a'] } },
  { cinder: {} },
  { azureFile: {} },
  { vsphereVolume: {} },
  { scaleIO: {} },
  { storageos: {} },
  ...['', 'a', 'A', 'a.b'].flatMap((name) => [
    { storageos: { volumeName: name } },
    { storageos: { volumeName: 'a', volumeNamespace: name } },
  ]),
  ...partitions.flatMap((partition) => [
    { gcePersistentDisk: { pdName: 'a', partition } },
    { awsElasticBlockStore: { volumeID: 'a', partition } },
  ]),
  ...['', 'a', '/a', '../a', 'a/../b', '..a'].map((directory) => ({
    gitRepo: { repository: 'a', directory },
  })),
  { azureDisk: {} },
  ...['', 'https://a', 'http://a', '/subscriptions/a', 'a'].flatMap((diskURI) =>
    [null, '', 'Shared', 'Dedicated', 'Managed', 'managed'].map((kind) => ({
      azureDisk: { diskName: 'a', diskURI, kind },
    })),
  ),
  ...[null, '', 'None', 'ReadOnly', 'ReadWrite', 'none'].map((cachingMode) => ({
    azureDisk: { diskName: 'a', diskURI: 'https://a', cachingMode },
  })),
  { flocker: {} },
  { flocker: { datasetName: 'a' } },
  { flocker: { datasetName: 'a/b' } },
  { flocker: { datasetUUID: 'a' } },
  { flocker: { datasetName: 'a', datasetUUID: 'a' } },
  { quobyte: {} },
  ...registries.map((registry) => ({ quobyte: { registry, volume: 'a' } })),
  { quobyte: { registry: 'a:1', volume: 'a', tenant: { $text: ['a', 64] } } },
  { quobyte: { registry: 'a:1', volume: 'a', tenant: { $text: ['a', 65] } } },
  { quobyte: { registry: 'a', volume: 'a', tenant: { $text: ['a', 65] } } },
  ...[
    'a',
    'kubernetes.io/a',
    'a.kubernetes.io/b',
    'akubernetes.io/b',
    'k8s.io',
    'K8S.io/a/b',
    'a.k8s.io',
    'x/kubernetes.io',
    '/kubernetes.io',
  ].map((key) => ({ flexVolume: { driver: 'a', options: { [key]: 'b' } } })),
];

const filled: Readonly<Record<string, Json>> = {
  emptyDir: {},
  hostPath: { path: '/a' },
  gitRepo: { repository: 'a' },
  gcePersistentDisk: { pdName: 'a' },
  awsElasticBlockStore: { volumeID: 'a' },
  secret: { secretName: 'a' },
  nfs: { server: 'a', path: '/a' },
  iscsi,
  glusterfs: { endpoints: 'a', path: 'a' },
  flocker: { datasetName: 'a' },
  persistentVolumeClaim: { claimName: 'a' },
  rbd: { monitors: ['a'], image: 'a' },
  cinder: { volumeID: 'a' },
  cephfs: { monitors: ['a'] },
  quobyte: { registry: 'a:1', volume: 'a' },
  downwardAPI: {},
  fc: { wwids: ['a'] },
  flexVolume: { driver: 'a' },
  configMap: { name: 'a' },
  azureFile: { secretName: 'a', shareName: 'a' },
  vsphereVolume: { volumePath: 'a' },
  photonPersistentDisk: { pdID: 'a' },
  portworxVolume: { volumeID: 'a' },
  azureDisk: { diskName: 'a', diskURI: 'https://a' },
  storageos: { volumeName: 'a' },
  projected: {},
  scaleIO: { gateway: 'a', system: 'a', volumeName: 'a', secretRef: { name: 'a' } },
  csi: { driver: 'a' },
  image: { reference: 'a' },
};
const kinds = Object.keys(filled);
const neighbours = kinds.map((kind, position) => {
  const next = kinds[(position + 1) % kinds.length] ?? '';
  return { [kind]: filled[kind] ?? {}, [next]: {} };
});

/** Volumes of storage systems, most of them gone from nodes, and two sources in one volume. */
export const groups: readonly CaseGroup[] = inPods(
  '',
  [...sources, ...neighbours, filled].map((source) => ({
    volumes: [{ name: 'v', ...(source as Record<string, Json>) }],
  })),
);
