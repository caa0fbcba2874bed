import type { RoleBinding } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A RoleBinding as rules meet it. */
export type RoleBindingNode = Decoded<RoleBinding>;

/** The rules of a RoleBinding. */
export const roleBindingRules: readonly Rule<RoleBindingNode>[] = [];

/** Judges a RoleBinding. */
export function judgeRoleBinding(object: RoleBindingNode, at: FieldPath): void {
  run(roleBindingRules, object, at, undefined);
}
