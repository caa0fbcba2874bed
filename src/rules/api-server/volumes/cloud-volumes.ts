import type { FieldPath } from '../../field-path';
import { rangeMessage } from '../formats/messages';
import type { SourceRule } from './volume-sources';

// The server's words say 1, and it takes 0.
function refuseUnlessPartition(partition: number | undefined, at: FieldPath): void {
  if (partition === undefined || (partition >= 0 && partition <= 255)) return;
  at.child('partition').invalid(partition, rangeMessage(1, 255));
}

/** A disk of Google Compute Engine. */
export const checkGcePersistentDiskVolume: SourceRule<'gcePersistentDisk'> = {
  id: 'check-gce-persistent-disk-volume',
  refuses: 'a Google disk without a name, or with a partition beyond 255',
  covers: ['VOL-14', 'VOL-15'],
  check({ pdName, partition }, at) {
    if (!pdName) at.child('pdName').required();
    refuseUnlessPartition(partition, at);
  },
};

/** A disk of Amazon Web Services. */
export const checkAwsElasticBlockStoreVolume: SourceRule<'awsElasticBlockStore'> = {
  id: 'check-aws-elastic-block-store-volume',
  refuses: 'an Amazon disk without an id, or with a partition beyond 255',
  covers: ['VOL-16', 'VOL-17'],
  check({ volumeID, partition }, at) {
    if (!volumeID) at.child('volumeID').required();
    refuseUnlessPartition(partition, at);
  },
};

/** A disk of OpenStack. */
export const checkCinderVolume: SourceRule<'cinder'> = {
  id: 'check-cinder-volume',
  refuses: 'an OpenStack disk without an id, or with a Secret that has no name',
  covers: ['VOL-49', 'VOL-50'],
  check({ volumeID, secretRef }, at) {
    if (!volumeID) at.child('volumeID').required();
    if (secretRef !== undefined && !secretRef.name) at.child('secretRef').child('name').required();
  },
};

/** A file share of Azure. */
export const checkAzureFileVolume: SourceRule<'azureFile'> = {
  id: 'check-azure-file-volume',
  refuses: 'an Azure file share without its name or its Secret',
  covers: ['VOL-74', 'VOL-75'],
  check({ secretName, shareName }, at) {
    if (!secretName) at.child('secretName').required();
    if (!shareName) at.child('shareName').required();
  },
};

const cachingModes: readonly string[] = ['None', 'ReadOnly', 'ReadWrite'];
const diskKinds: readonly string[] = ['Dedicated', 'Managed', 'Shared'];
const managedUris: readonly string[] = [
  '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
];
const blobUris: readonly string[] = [
  'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd',
];

/** A disk of Azure. */
export const checkAzureDiskVolume: SourceRule<'azureDisk'> = {
  id: 'check-azure-disk-volume',
  refuses: 'an Azure disk without name or URI, or with an unknown kind, caching mode or URI',
  covers: ['VOL-79', 'VOL-80', 'VOL-81', 'VOL-82', 'VOL-83', 'VOL-84'],
  check({ diskName, diskURI = '', cachingMode = 'ReadWrite', kind = 'Shared' }, at) {
    if (!diskName) at.child('diskName').required();
    if (diskURI === '') at.child('diskURI').required();
    if (!cachingModes.includes(cachingMode)) {
      at.child('cachingMode').notSupported(cachingMode, cachingModes);
    }
    if (!diskKinds.includes(kind)) at.child('kind').notSupported(kind, diskKinds);
    const managed = kind === 'Managed';
    if (diskURI.startsWith(managed ? '/subscriptions/' : 'https://')) return;
    at.child('diskURI').notSupported(diskURI, managed ? managedUris : blobUris);
  },
};

/** A disk of vSphere. */
export const checkVsphereVolume: SourceRule<'vsphereVolume'> = {
  id: 'check-vsphere-volume',
  refuses: 'a vSphere volume without a path',
  covers: ['VOL-76'],
  check({ volumePath }, at) {
    if (!volumePath) at.child('volumePath').required();
  },
};
