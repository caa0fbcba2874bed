import type { VolumeProjection } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { VolumeNode } from '../pods/pod-scope';
import { OverlapFinder } from './overlaps';
import { warn, type PodWarning } from './warn';

const reference = 'https://kubernetes.io/docs/concepts/storage/volumes/';

interface Retired {
  readonly path: string;
  readonly message: string;
}

const since = (path: string, message: string): Retired => ({ path, message });

const retired: ReadonlyMap<string, Retired> = new Map([
  [
    'photonPersistentDisk',
    since('photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'),
  ],
  ['gitRepo', since('gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+')],
  ['scaleIO', since('scaleIO', 'deprecated in v1.16, non-functional in v1.22+')],
  ['flocker', since('flocker', 'deprecated in v1.22, non-functional in v1.25+')],
  ['storageos', since('storageOS', 'deprecated in v1.22, non-functional in v1.25+')],
  ['quobyte', since('quobyte', 'deprecated in v1.22, non-functional in v1.25+')],
  ['glusterfs', since('glusterfs', 'deprecated in v1.25, non-functional in v1.26+')],
  ['cephfs', since('cephfs', 'deprecated in v1.28, non-functional in v1.31+')],
  ['rbd', since('rbd', 'deprecated in v1.28, non-functional in v1.31+')],
]);

/** Kinds of volumes that no kubelet has any more. */
export const warnOfRetiredVolumes: PodWarning = {
  id: 'warn-of-retired-volumes',
  of: 'volumes',
  refuses: 'a kind of volume that is deprecated or does nothing any more',
  severity: 'warning',
  reference: `${reference}#volume-types`,
  check({ spec: { volumes } }, at) {
    volumes?.forEach((volume, position) => {
      for (const field in volume) {
        const found = retired.get(field);
        if (found === undefined || volume[field as keyof VolumeNode] === undefined) continue;
        warn(at.child('spec').child('volumes').index(position).child(found.path), found.message);
      }
    });
  },
};

/** The files of a volume that stand in each other's way. */
export const warnOfOverlappingFiles: PodWarning = {
  id: 'warn-of-overlapping-files',
  of: 'volumes',
  refuses: 'two items of a volume of which one takes the place of the other, or of its folder',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
  check({ spec: { volumes } }, at) {
    volumes?.forEach((volume, position) => {
      const { configMap, secret, downwardAPI, projected } = volume;
      if (configMap?.items || secret?.items || downwardAPI?.items || projected) {
        warnOfOverlaps(volume, at.child('spec').child('volumes').index(position));
      }
    });
  },
};

function warnOfOverlaps(
  { name = '', configMap, secret, downwardAPI, projected }: VolumeNode,
  at: FieldPath,
): void {
  const shown = JSON.stringify(name);
  const finder = (kind: string): OverlapFinder =>
    new OverlapFinder((overlap) => {
      warn(at, `volume ${shown} (${kind}): overlapping paths: ${overlap}`);
    });
  if (configMap?.items) {
    finder(`ConfigMap ${JSON.stringify(configMap.name ?? '')}`).addAll(configMap.items, '');
  }
  if (secret?.items) {
    finder(`Secret ${JSON.stringify(secret.secretName ?? '')}`).addAll(secret.items, '');
  }
  if (downwardAPI?.items) finder('DownwardAPI').addAll(downwardAPI.items, '');
  if (projected?.sources === undefined) return;
  const together = finder('Projected');
  for (const source of projected.sources) {
    if (isEmpty(source)) warn(at, `volume ${shown} (Projected) has no sources provided`);
    else addSource(source, together);
  }
}

function isEmpty(source: object): boolean {
  return Object.values(source).every((value) => value === undefined);
}

function addSource(source: Decoded<VolumeProjection>, finder: OverlapFinder): void {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  if (configMap?.items) {
    finder.addAll(configMap.items, `ConfigMap ${JSON.stringify(configMap.name ?? '')}`);
  } else if (secret?.items) {
    finder.addAll(secret.items, `Secret ${JSON.stringify(secret.name ?? '')}`);
  } else if (downwardAPI?.items) finder.addAll(downwardAPI.items, 'DownwardAPI');
  else if (serviceAccountToken) finder.addAll([serviceAccountToken], 'ServiceAccountToken');
}
