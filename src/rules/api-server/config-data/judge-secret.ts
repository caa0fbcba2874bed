import type { Secret } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A Secret as rules meet it. */
export type SecretNode = Decoded<Secret>;

/** The rules of a Secret. */
export const secretRules: readonly Rule<SecretNode>[] = [];

/** Judges a Secret. */
export function judgeSecret(object: SecretNode, at: FieldPath): void {
  run(secretRules, object, at, undefined);
}
