import type { Rule } from '../../rule';
import type { PodScope, VolumeNode } from '../pods/pod-scope';

/** The field of a volume that says what stands behind it. */
export type VolumeSourceName = Exclude<keyof VolumeNode, 'name'>;

/** A rule of volumes with a given source; it sees the source, at the source's field path. */
export type SourceRule<Name extends VolumeSourceName> = Rule<
  NonNullable<VolumeNode[Name]>,
  PodScope
>;

/** The sources in the order in which the server looks for them: the first one counts. */
const order: readonly VolumeSourceName[] = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
];

/** The sources that a volume has, the first of the server's order first. */
export function sourcesOf(volume: VolumeNode): readonly VolumeSourceName[] {
  let only: VolumeSourceName | undefined;
  for (const field in volume) {
    if (field === 'name' || volume[field as VolumeSourceName] === undefined) continue;
    if (only !== undefined) return order.filter((source) => volume[source] !== undefined);
    only = field as VolumeSourceName;
  }
  return only === undefined ? none : [only];
}

const none: readonly VolumeSourceName[] = [];

/** The source of a volume that counts; undefined where it has none. */
export function sourceOf(volume: VolumeNode): VolumeSourceName | undefined {
  let only: VolumeSourceName | undefined;
  for (const field in volume) {
    if (field === 'name' || volume[field as VolumeSourceName] === undefined) continue;
    if (only !== undefined) return sourcesOf(volume)[0];
    only = field as VolumeSourceName;
  }
  return only;
}

// What the server writes for a source that comes second, where it is not the field's name.
const misspelt: Readonly<Record<string, string>> = {
  downwardAPI: 'downwarAPI',
  cephfs: 'cephFS',
};

function hasSeveral(volume: VolumeNode): boolean {
  let count = 0;
  for (const field in volume) {
    if (field !== 'name' && volume[field as VolumeSourceName] !== undefined) count += 1;
  }
  return count > 1;
}

/** A volume has one source; without one, the server makes it an empty folder. */
export const refuseSecondVolumeSource: Rule<VolumeNode, PodScope> = {
  id: 'refuse-second-volume-source',
  refuses: 'a volume with more than one source',
  covers: ['VOL-4', 'VOL-5'],
  reference: 'https://kubernetes.io/docs/concepts/storage/volumes/#volume-types',
  check(volume, at) {
    if (!hasSeveral(volume)) return;
    const sources = sourcesOf(volume);
    for (let i = 1; i < sources.length; i += 1) {
      const source = sources[i] ?? 'image';
      at.child(misspelt[source] ?? source).forbidden('may not specify more than 1 volume type');
    }
  },
};
