import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { labelValueErrors } from '../formats/label-value';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { MetadataScope, ObjectMetadata } from './metadata-scope';

/**
 * Refuses labels, in a field of the object here, whose key or value is malformed; the server names the map, not the key.
 * `source` is what the server makes the labels of, where they are not in the manifest.
 */
export function refuseMalformedLabels(
  labels: Readonly<Record<string, string | undefined>> | undefined,
  at: FieldPath,
  field: string,
  source?: FieldPath,
): void {
  for (const key in labels) {
    const value = labels[key] ?? '';
    const keyErrors = qualifiedNameErrors(key);
    const valueErrors = labelValueErrors(value);
    if (keyErrors.length === 0 && valueErrors.length === 0) continue;
    const map = at.child(field);
    const place = map.meaning(source ?? map.key(key));
    place.invalidEach(key, keyErrors);
    place.invalidEach(value, valueErrors);
  }
}

/** The labels of an object. */
export const checkLabels: Rule<ObjectMetadata, MetadataScope> = {
  id: 'check-labels',
  refuses: 'a label whose key or value is malformed',
  covers: ['META-8', 'META-9'],
  reference:
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  check({ labels, name }, at, { labelledByName }) {
    if (labels !== undefined) refuseMalformedLabels(labels, at, 'labels');
    if (labelledByName && name) at.child('labels').invalidEach(name, labelValueErrors(name));
  },
};
