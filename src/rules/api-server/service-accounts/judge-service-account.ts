import type { ServiceAccount } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A ServiceAccount as rules meet it. */
export type ServiceAccountNode = Decoded<ServiceAccount>;

const annotation = 'kubernetes.io/enforce-mountable-secrets';

const warnOfMountableSecrets: Rule<ServiceAccountNode> = {
  id: 'warn-of-mountable-secrets-annotation',
  refuses: 'the deprecated annotation that limits the Secrets which pods of a ServiceAccount mount',
  severity: 'warning',
  reference:
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#enforce-mountable-secrets',
  check({ metadata }, at) {
    if (metadata?.annotations?.[annotation] === undefined) return;
    at.child('metadata')
      .child('annotations')
      .key(annotation)
      .problem(
        'FieldValueInvalid',
        'deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets',
      );
  },
};

/** The rules of a ServiceAccount. */
export const serviceAccountRules: readonly Rule<ServiceAccountNode>[] = [warnOfMountableSecrets];

/** Judges a ServiceAccount. */
export function judgeServiceAccount(object: ServiceAccountNode, at: FieldPath): void {
  run(serviceAccountRules, object, at, undefined);
}
