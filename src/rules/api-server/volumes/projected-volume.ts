import type { VolumeProjection } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { refuseMalformedPodFiles } from './downward-api';
import {
  refuseMalformedItems,
  refuseUnlessFileMode,
  refuseUnlessVolumeFilePath,
} from './volume-files';
import type { SourceRule } from './volume-sources';

type Projection = Decoded<VolumeProjection>;
type Token = NonNullable<Projection['serviceAccountToken']>;

const leastSeconds = 600;
const mostSeconds = 2 ** 32;

/** A volume that shows several sources in one folder. */
export const checkProjectedVolume: SourceRule<'projected'> = {
  id: 'check-projected-volume',
  refuses:
    'a projected volume whose sources lack a name, have malformed paths or modes, or are two in one entry',
  covers: [
    'VOL-104',
    'VOL-105',
    'VOL-106',
    'VOL-107',
    'VOL-108',
    'VOL-109',
    'VOL-111',
    'VOL-112',
    'VOL-113',
    'VOL-114',
    'VOL-115',
  ],
  reference: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
  check({ defaultMode, sources }, at) {
    refuseUnlessFileMode(defaultMode, at, 'defaultMode');
    sources?.forEach((source, position) => {
      const place = at.child('sources').index(position);
      const { secret, configMap, downwardAPI, serviceAccountToken } = source;
      if (secret !== undefined) refuseMalformedKeys(secret, place.child('secret'));
      if (configMap !== undefined) refuseMalformedKeys(configMap, place.child('configMap'));
      if (downwardAPI !== undefined) {
        refuseMalformedPodFiles(downwardAPI.items, place.child('downwardAPI'));
      }
      if (serviceAccountToken !== undefined) refuseMalformedToken(serviceAccountToken, place, at);
      if (countOf(source) > 1)
        place.forbidden('may not specify more than 1 volume type per source');
    });
  },
};

/** No two sources of a projected volume write the same file. */
export const refuseDuplicateProjectedPaths: SourceRule<'projected'> = {
  id: 'refuse-duplicate-projected-paths',
  refuses: 'two items of a projected volume with the same path',
  covers: ['VOL-110'],
  reference: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/',
  check({ sources }, at) {
    if (sources === undefined) return;
    const seen = new Set<string>();
    for (const { secret, configMap, downwardAPI } of sources) {
      refuseSeen(secret?.items, seen, at);
      refuseSeen(configMap?.items, seen, at);
      refuseSeen(downwardAPI?.items, seen, at);
    }
  },
};

function refuseMalformedKeys(
  { name, items }: NonNullable<Projection['secret'] | Projection['configMap']>,
  at: FieldPath,
): void {
  if (!name) at.child('name').required();
  refuseMalformedItems(items, at);
}

// The server names the volume for the token's path, not the source.
function refuseMalformedToken(
  { expirationSeconds = 3600, path = '' }: Token,
  at: FieldPath,
  volume: FieldPath,
): void {
  if (expirationSeconds < leastSeconds || expirationSeconds > mostSeconds) {
    at.child('serviceAccountToken')
      .child('expirationSeconds')
      .invalid(
        expirationSeconds,
        expirationSeconds < leastSeconds
          ? 'may not specify a duration less than 10 minutes'
          : 'may not specify a duration larger than 2^32 seconds',
      );
  }
  if (path === '') volume.child('path').required();
  else refuseUnlessVolumeFilePath(path, volume, 'path');
}

function countOf(source: Projection): number {
  let count = 0;
  for (const kind in source) if (source[kind as keyof Projection] !== undefined) count += 1;
  return count;
}

function refuseSeen(
  items: readonly { readonly path?: string | undefined }[] | undefined,
  seen: Set<string>,
  at: FieldPath,
): void {
  if (items === undefined) return;
  for (const { path } of items) {
    if (!path) continue;
    if (seen.has(path)) at.invalid(path, 'conflicting duplicate paths');
    seen.add(path);
  }
}
