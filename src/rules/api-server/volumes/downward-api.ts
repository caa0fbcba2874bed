import type { DownwardAPIVolumeFile } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import {
  refuseMalformedFieldRef,
  refuseMalformedResourceFieldRef,
} from '../containers/field-references';
import { refuseUnlessFileMode, refuseUnlessVolumeFilePath } from './volume-files';
import type { SourceRule } from './volume-sources';

const podFields: readonly string[] = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

/** Refuses malformed files of the downward API; the server names the volume, not the file. */
export function refuseMalformedPodFiles(
  items: readonly Decoded<DownwardAPIVolumeFile>[] | undefined,
  at: FieldPath,
): void {
  if (items === undefined) return;
  for (const { path = '', fieldRef, resourceFieldRef, mode } of items) {
    if (path === '') at.child('path').required();
    else refuseUnlessVolumeFilePath(path, at, 'path');
    if (fieldRef !== undefined) {
      refuseMalformedFieldRef(fieldRef, podFields, at.child('fieldRef'));
      if (resourceFieldRef !== undefined) {
        at.invalid('resource', 'fieldRef and resourceFieldRef can not be specified simultaneously');
      }
    } else if (resourceFieldRef !== undefined) {
      refuseMalformedResourceFieldRef(resourceFieldRef, at.child('resourceFieldRef'), true);
    } else at.required('one of fieldRef and resourceFieldRef is required');
    refuseUnlessFileMode(mode, at, 'mode');
  }
}

/** A volume that shows facts about the pod as files. */
export const checkDownwardApiVolume: SourceRule<'downwardAPI'> = {
  id: 'check-downward-api-volume',
  refuses: 'a downward API volume with malformed paths, fields, resources or modes',
  covers: [
    'VOL-56',
    'VOL-57',
    'VOL-58',
    'VOL-59',
    'VOL-60',
    'VOL-61',
    'VOL-62',
    'VOL-63',
    'VOL-64',
    'VOL-65',
    'VOL-66',
    'VOL-67',
  ],
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/',
  check({ defaultMode, items }, at) {
    refuseUnlessFileMode(defaultMode, at, 'defaultMode');
    refuseMalformedPodFiles(items, at);
  },
};
