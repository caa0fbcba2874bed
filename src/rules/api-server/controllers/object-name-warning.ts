import type { Rule } from '../../rule';
import { dns1123LabelErrors } from '../formats/dns-name';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { generatedName } from '../metadata/object-name';

/** The name of an object from which pods are named. */
export const recommendLabelName: Rule<{ readonly metadata?: ObjectMetadata | undefined }> = {
  id: 'recommend-label-name',
  refuses: 'a name of a workload that is no DNS label, although pods are named after it',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check({ metadata }, at) {
    const name = metadata?.name || generatedName(metadata?.generateName ?? '');
    const errors = dns1123LabelErrors(name);
    if (errors.length === 0) return;
    at.child('metadata')
      .child('name')
      .problem(
        'FieldValueInvalid',
        `this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${errors.join(' ')}]`,
      );
  },
};
