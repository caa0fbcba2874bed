import type { Rule } from '../../rule';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { MetadataScope, ObjectMetadata } from './metadata-scope';

const standard: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** Whether a finalizer is one of those without a domain. */
export function isStandardFinalizer(name: string): boolean {
  return standard.includes(name);
}

/** What must happen before an object is deleted. */
export const checkFinalizers: Rule<ObjectMetadata, MetadataScope> = {
  id: 'check-finalizers',
  of: 'finalizers',
  refuses:
    'a finalizer that is no qualified name or has no domain, and two that exclude each other',
  covers: ['META-18', 'META-19', 'META-20'],
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
  check({ finalizers }, at, { anyFinalizers }) {
    if (finalizers === undefined) return;
    const place = at.child('finalizers');
    finalizers.forEach((finalizer, position) => {
      place.invalidEach(finalizer, qualifiedNameErrors(finalizer));
      if (!anyFinalizers && !finalizer.includes('/') && !isStandardFinalizer(finalizer)) {
        place
          .index(position)
          .invalid(
            finalizer,
            'name is neither a standard finalizer name nor is it fully qualified',
          );
      }
    });
    if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
      place.invalid(finalizers, 'finalizer orphan and foregroundDeletion cannot be both set');
    }
  },
};
