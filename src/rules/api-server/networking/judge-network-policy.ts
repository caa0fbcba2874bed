import type { NetworkPolicy } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A NetworkPolicy as rules meet it. */
export type NetworkPolicyNode = Decoded<NetworkPolicy>;

/** The rules of a NetworkPolicy. */
export const networkPolicyRules: readonly Rule<NetworkPolicyNode>[] = [];

/** Judges a NetworkPolicy. */
export function judgeNetworkPolicy(object: NetworkPolicyNode, at: FieldPath): void {
  run(networkPolicyRules, object, at, undefined);
}
