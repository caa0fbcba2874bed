import type { ClusterRoleBinding } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A ClusterRoleBinding as rules meet it. */
export type ClusterRoleBindingNode = Decoded<ClusterRoleBinding>;

/** The rules of a ClusterRoleBinding. */
export const clusterRoleBindingRules: readonly Rule<ClusterRoleBindingNode>[] = [];

/** Judges a ClusterRoleBinding. */
export function judgeClusterRoleBinding(object: ClusterRoleBindingNode, at: FieldPath): void {
  run(clusterRoleBindingRules, object, at, undefined);
}
