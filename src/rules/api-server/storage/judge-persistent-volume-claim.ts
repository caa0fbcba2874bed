import type { PersistentVolumeClaim } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { countsAsWhole } from '../formats/counted-quantity';
import { quantityText } from '../formats/quantity-text';
import { storedQuantity } from '../formats/stored-quantity';
import { refuseMalformedClaim } from './claim-spec';
import { withKeptSources } from './data-source';

/** A PersistentVolumeClaim as rules meet it. */
export type PersistentVolumeClaimNode = Decoded<PersistentVolumeClaim>;

const reference =
  'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims';

const checkClaim: Rule<PersistentVolumeClaimNode> = {
  id: 'check-persistent-volume-claim',
  refuses: 'a claim without access modes or size, or with a malformed class, selector or source',
  covers: [
    'PVC-1',
    'PVC-2',
    'PVC-3',
    'PVC-4',
    'PVC-5',
    'PVC-6',
    'PVC-7',
    'PVC-8',
    'PVC-9',
    'PVC-10',
    'PVC-11',
    'PVC-12',
    'PVC-13',
    'PVC-16',
    'PVC-17',
  ],
  reference,
  check({ spec = {} }, at) {
    refuseMalformedClaim(withKeptSources(spec), at.child('spec'));
  },
};

const warnOfFractionalBytes: Rule<PersistentVolumeClaimNode> = {
  id: 'warn-of-fractional-claim-size',
  refuses: 'a size of a claim that is no whole number of bytes',
  severity: 'warning',
  reference,
  check({ spec = {} }, at) {
    for (const list of ['requests', 'limits'] as const) {
      const size = spec.resources?.[list]?.['storage'];
      if (size === undefined || countsAsWhole(size)) continue;
      at.child('spec')
        .child('resources')
        .child(list)
        .key('storage')
        .problem(
          'FieldValueInvalid',
          `fractional byte value "${quantityText(size, storedQuantity(size))}" is invalid, must be an integer`,
        );
    }
  },
};

const classAnnotation = 'volume.beta.kubernetes.io/storage-class';

const warnOfStorageClassAnnotation: Rule<PersistentVolumeClaimNode> = {
  id: 'warn-of-storage-class-annotation',
  refuses: 'the deprecated annotation that names a storage class',
  severity: 'warning',
  reference,
  check({ metadata }, at) {
    if (metadata?.annotations?.[classAnnotation] === undefined) return;
    at.child('metadata')
      .child('annotations')
      .key(classAnnotation)
      .problem(
        'FieldValueInvalid',
        'deprecated since v1.8; use "storageClassName" attribute instead',
      );
  },
};

/** The rules of a PersistentVolumeClaim. */
export const persistentVolumeClaimRules: readonly Rule<PersistentVolumeClaimNode>[] = [
  checkClaim,
  warnOfFractionalBytes,
  warnOfStorageClassAnnotation,
];

/** Judges a PersistentVolumeClaim. */
export function judgePersistentVolumeClaim(object: PersistentVolumeClaimNode, at: FieldPath): void {
  run(persistentVolumeClaimRules, object, at, undefined);
}
