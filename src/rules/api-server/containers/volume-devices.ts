import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { backstepErrors } from '../formats/relative-path';
import type { ContainerNode, ContainerScope } from '../pods/pod-scope';
import {
  versionsWithClaim,
  versionsWithVolume,
  type AcceptedVolumes,
} from '../volumes/accepted-volumes';

const reference =
  'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support';

/** Which volumes a container gets as block devices. */
export const checkVolumeDevices: Rule<ContainerNode, ContainerScope> = {
  id: 'check-volume-devices',
  of: 'volumeDevices',
  refuses:
    'a block device without name or path, with .. in its path, of a volume that is missing or stands on no claim, and one given twice',
  covers: ['MNT-17', 'MNT-18', 'MNT-19', 'MNT-20', 'MNT-21', 'MNT-22', 'MNT-23'],
  reference,
  check({ volumeDevices }, at, { pod }) {
    if (volumeDevices === undefined) return;
    const names = new Set<string>();
    const paths = new Set<string>();
    volumeDevices.forEach(({ name = '', devicePath = '' }, position) => {
      const place = at.child('volumeDevices').index(position);
      if (name === '') place.child('name').required();
      if (names.has(name)) place.child('name').invalid(name, 'must be unique');
      if (name !== '') names.add(name);
      refuseUnlessBlock(name, pod.volumes, place.child('name'));
      const path = place.child('devicePath');
      if (devicePath === '') path.required();
      if (paths.has(devicePath)) path.invalid(devicePath, 'must be unique');
      if (backstepErrors(devicePath).length === 0) paths.add(devicePath);
      else path.invalid(devicePath, "can not contain backsteps ('..')");
    });
  },
};

function refuseUnlessBlock(name: string, volumes: AcceptedVolumes, at: FieldPath): void {
  const there = versionsWithVolume(volumes, name);
  at.in(~there).notFound(name);
  at.in(there & ~versionsWithClaim(volumes, name)).invalid(
    name,
    'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
  );
}

/** A volume is mounted or a device, not both. */
export const separateMountsFromDevices: Rule<ContainerNode, ContainerScope> = {
  id: 'separate-mounts-from-devices',
  of: 'volumeDevices',
  refuses: 'a volume or a path that is both mounted and a block device of a container',
  covers: ['MNT-5', 'MNT-6', 'MNT-24', 'MNT-25'],
  reference,
  check({ volumeMounts, volumeDevices }, at) {
    if (volumeMounts === undefined || volumeDevices === undefined) return;
    // Of two with one name the server remembers the last.
    const mounts = new Map(volumeMounts.map(({ name = '', mountPath = '' }) => [name, mountPath]));
    const devices = new Map(
      volumeDevices.map(({ name = '', devicePath = '' }) => [name, devicePath]),
    );
    const mountPaths = new Set(mounts.values());
    const devicePaths = new Set(devices.values());
    volumeMounts.forEach(({ name = '', mountPath = '' }, position) => {
      const place = at.child('volumeMounts').index(position);
      if (devices.has(name)) {
        place.child('name').invalid(name, 'must not already exist in volumeDevices');
      }
      if (devicePaths.has(mountPath)) {
        place
          .child('mountPath')
          .invalid(mountPath, 'must not already exist as a path in volumeDevices');
      }
    });
    volumeDevices.forEach(({ name = '', devicePath = '' }, position) => {
      const place = at.child('volumeDevices').index(position);
      if (mounts.has(name)) {
        place.child('name').invalid(name, 'must not already exist in volumeMounts');
      }
      if (mountPaths.has(devicePath)) {
        place
          .child('devicePath')
          .invalid(devicePath, 'must not already exist as a path in volumeMounts');
      }
    });
  },
};
