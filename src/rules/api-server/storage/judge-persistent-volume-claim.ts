import type { PersistentVolumeClaim } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A PersistentVolumeClaim as rules meet it. */
export type PersistentVolumeClaimNode = Decoded<PersistentVolumeClaim>;

/** The rules of a PersistentVolumeClaim. */
export const persistentVolumeClaimRules: readonly Rule<PersistentVolumeClaimNode>[] = [];

/** Judges a PersistentVolumeClaim. */
export function judgePersistentVolumeClaim(object: PersistentVolumeClaimNode, at: FieldPath): void {
  run(persistentVolumeClaimRules, object, at, undefined);
}
