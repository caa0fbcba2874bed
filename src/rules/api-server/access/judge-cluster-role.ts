import type { ClusterRole } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A ClusterRole as rules meet it. */
export type ClusterRoleNode = Decoded<ClusterRole>;

/** The rules of a ClusterRole. */
export const clusterRoleRules: readonly Rule<ClusterRoleNode>[] = [];

/** Judges a ClusterRole. */
export function judgeClusterRole(object: ClusterRoleNode, at: FieldPath): void {
  run(clusterRoleRules, object, at, undefined);
}
