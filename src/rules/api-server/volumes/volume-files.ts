import type { KeyToPath } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { volumeFilePathErrors } from '../formats/relative-path';
import type { SourceRule } from './volume-sources';

const mostMode = 0o777;

/** Refuses permissions that are not those of a file; what is absent is right. */
export function refuseUnlessFileMode(mode: number | undefined, at: FieldPath, field: string): void {
  if (mode === undefined || (mode >= 0 && mode <= mostMode)) return;
  at.child(field).invalid(
    mode,
    'must be a number between 0 and 0777 (octal), both inclusive',
    /^[0-7]{3}$/.test(String(mode)) ? `write 0o${mode}, not the decimal ${mode}` : undefined,
  );
}

/** Refuses a path that a volume cannot write a file to. */
export function refuseUnlessVolumeFilePath(path: string, at: FieldPath, field: string): void {
  const errors = volumeFilePathErrors(path);
  if (errors.length > 0) at.child(field).invalidEach(path, errors);
}

/** Refuses malformed elements of `items`: which key becomes which file. */
export function refuseMalformedItems(
  items: readonly Decoded<KeyToPath>[] | undefined,
  at: FieldPath,
): void {
  if (items === undefined) return;
  items.forEach(({ key, path = '', mode }, position) => {
    const place = at.child('items').index(position);
    if (!key) place.child('key').required();
    if (path === '') place.child('path').required();
    else refuseUnlessVolumeFilePath(path, place, 'path');
    refuseUnlessFileMode(mode, place, 'mode');
  });
}

const fileReference =
  'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#add-configmap-data-to-a-specific-path-in-the-volume';

/** A volume that shows the keys of a Secret as files. */
export const checkSecretVolume: SourceRule<'secret'> = {
  id: 'check-secret-volume',
  refuses: 'a Secret volume without the name of the Secret, or with malformed items or modes',
  covers: ['VOL-18', 'VOL-19', 'VOL-20', 'VOL-21', 'VOL-22', 'VOL-23', 'VOL-24', 'VOL-25'],
  reference:
    'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
  check({ secretName, defaultMode, items }, at) {
    if (!secretName) at.child('secretName').required();
    refuseUnlessFileMode(defaultMode, at, 'defaultMode');
    refuseMalformedItems(items, at);
  },
};

/** A volume that shows the keys of a ConfigMap as files. */
export const checkConfigMapVolume: SourceRule<'configMap'> = {
  id: 'check-config-map-volume',
  refuses: 'a ConfigMap volume without the name of the ConfigMap, or with malformed items or modes',
  covers: ['VOL-26', 'VOL-27', 'VOL-28'],
  reference: fileReference,
  check({ name, defaultMode, items }, at) {
    if (!name) at.child('name').required();
    refuseUnlessFileMode(defaultMode, at, 'defaultMode');
    refuseMalformedItems(items, at);
  },
};
