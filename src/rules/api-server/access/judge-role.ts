import type { Role } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A Role as rules meet it. */
export type RoleNode = Decoded<Role>;

/** The rules of a Role. */
export const roleRules: readonly Rule<RoleNode>[] = [];

/** Judges a Role. */
export function judgeRole(object: RoleNode, at: FieldPath): void {
  run(roleRules, object, at, undefined);
}
