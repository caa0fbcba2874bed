import type { SourceRule } from './volume-sources';

const reference = 'https://kubernetes.io/docs/concepts/storage/volumes/';

/** A folder of an NFS server. */
export const checkNfsVolume: SourceRule<'nfs'> = {
  id: 'check-nfs-volume',
  refuses: 'an NFS volume without a server, or whose path is not absolute',
  covers: ['VOL-29', 'VOL-30', 'VOL-31'],
  reference: `${reference}#nfs`,
  check({ server, path = '' }, at) {
    if (!server) at.child('server').required();
    if (path === '') at.child('path').required();
    if (!path.startsWith('/')) at.child('path').invalid(path, 'must be an absolute path');
  },
};

/** A volume of a GlusterFS cluster. */
export const checkGlusterfsVolume: SourceRule<'glusterfs'> = {
  id: 'check-glusterfs-volume',
  refuses: 'a GlusterFS volume without endpoints or path',
  covers: ['VOL-41', 'VOL-42'],
  check({ endpoints, path }, at) {
    if (!endpoints) at.child('endpoints').required();
    if (!path) at.child('path').required();
  },
};

/** A block device of a Ceph cluster. */
export const checkRbdVolume: SourceRule<'rbd'> = {
  id: 'check-rbd-volume',
  refuses: 'a Ceph block device without monitors or image',
  covers: ['VOL-47', 'VOL-48'],
  check({ monitors, image }, at) {
    if (monitors === undefined || monitors.length === 0) at.child('monitors').required();
    if (!image) at.child('image').required();
  },
};

/** A folder of a Ceph file system. */
export const checkCephfsVolume: SourceRule<'cephfs'> = {
  id: 'check-cephfs-volume',
  refuses: 'a CephFS volume without monitors',
  covers: ['VOL-51'],
  check({ monitors }, at) {
    if (monitors === undefined || monitors.length === 0) at.child('monitors').required();
  },
};

const registryForm = 'must be a host:port pair or multiple pairs separated by commas';

/** A volume of a Quobyte cluster. */
export const checkQuobyteVolume: SourceRule<'quobyte'> = {
  id: 'check-quobyte-volume',
  refuses: 'a Quobyte volume without registry or name, or with a malformed registry or tenant',
  covers: ['VOL-52', 'VOL-53', 'VOL-54', 'VOL-55'],
  check({ registry, tenant = '', volume }, at) {
    if (!registry) at.child('registry').required(registryForm);
    else if (Buffer.byteLength(tenant) >= 65) {
      at.child('tenant').required('must be a UUID and may not exceed a length of 64 characters');
    } else if (!registry.split(',').every(isHostAndPort)) {
      at.child('registry').invalid(registry, registryForm);
    }
    if (!volume) at.child('volume').required();
  },
};

// One colon outside of brackets, and what is in brackets at the beginning.
function isHostAndPort(text: string): boolean {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return false;
  const port = text.slice(colon + 1);
  if (port.includes('[') || port.includes(']')) return false;
  if (!text.startsWith('[')) return !/[:[\]]/.test(text.slice(0, colon));
  const end = text.indexOf(']');
  return end === colon - 1 && !text.slice(1, end).includes('[');
}

/** A disk of a Fibre Channel network. */
export const checkFibreChannelVolume: SourceRule<'fc'> = {
  id: 'check-fibre-channel-volume',
  refuses:
    'a Fibre Channel volume with neither or both of world-wide names and identifiers, or with names and no unit of 0 to 255',
  covers: ['VOL-68', 'VOL-69', 'VOL-70', 'VOL-71'],
  reference: `${reference}#fc`,
  check({ targetWWNs = [], wwids = [], lun }, at) {
    const place = at.child('targetWWNs');
    if (targetWWNs.length === 0) {
      if (wwids.length === 0)
        place.required('must specify either targetWWNs or wwids, but not both');
      return;
    }
    if (wwids.length > 0) {
      place.invalid(targetWWNs, 'targetWWNs and wwids can not be specified simultaneously');
    }
    if (lun === undefined) at.child('lun').required('lun is required if targetWWNs is specified');
    else if (lun < 0 || lun > 255) {
      at.child('lun').invalid(lun, 'must be between 0 and 255, inclusive');
    }
  },
};
