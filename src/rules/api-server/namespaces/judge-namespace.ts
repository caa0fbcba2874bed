import type { Namespace } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { qualifiedNameErrors } from '../formats/qualified-name';
import { isStandardFinalizer } from '../metadata/finalizers';

/** A Namespace as rules meet it. */
export type NamespaceNode = Decoded<Namespace>;

const checkNamespaceFinalizers: Rule<NamespaceNode> = {
  id: 'check-namespace-finalizers',
  refuses: 'a finalizer of a Namespace that is no qualified name or has no domain',
  covers: ['SA-3'],
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
  check({ spec }, at) {
    const place = at.child('spec').child('finalizers');
    for (const finalizer of spec?.finalizers ?? []) {
      place.invalidEach(finalizer, qualifiedNameErrors(finalizer));
      if (!finalizer.includes('/') && !isStandardFinalizer(finalizer)) {
        place.invalid(
          finalizer,
          'name is neither a standard finalizer name nor is it fully qualified',
        );
      }
    }
  },
};

/** The rules of a Namespace. */
export const namespaceRules: readonly Rule<NamespaceNode>[] = [checkNamespaceFinalizers];

/** Judges a Namespace. */
export function judgeNamespace(object: NamespaceNode, at: FieldPath): void {
  run(namespaceRules, object, at, undefined);
}
