import type { ConfigMap } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A ConfigMap as rules meet it. */
export type ConfigMapNode = Decoded<ConfigMap>;

/** The rules of a ConfigMap. */
export const configMapRules: readonly Rule<ConfigMapNode>[] = [];

/** Judges a ConfigMap. */
export function judgeConfigMap(object: ConfigMapNode, at: FieldPath): void {
  run(configMapRules, object, at, undefined);
}
