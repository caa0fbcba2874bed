import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { refuseMalformedLabels } from '../metadata/labels';

interface LabelledNode {
  readonly metadata?: ObjectMetadata | undefined;
  readonly spec?:
    | { readonly template?: { readonly metadata?: ObjectMetadata | undefined } | undefined }
    | undefined;
}

/** The labels that an object has from its template where it has none of its own. */
export const checkLabelsFromTemplate: Rule<LabelledNode> = {
  id: 'check-labels-from-template',
  refuses:
    'malformed labels in the template of a Job or ReplicationController that has no labels of its own',
  check({ metadata, spec }, at: FieldPath) {
    if (hasKeys(metadata?.labels)) return;
    const labels = spec?.template?.metadata?.labels;
    if (labels !== undefined) {
      const template = at.child('spec').child('template').child('metadata');
      refuseMalformedLabels(labels, at.child('metadata').meaning(template), 'labels');
    }
  },
};

/** Whether a map has anything in it. */
export function hasKeys(map: object | undefined): boolean {
  for (const _ in map) return true;
  return false;
}
