import type { Ingress } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A Ingress as rules meet it. */
export type IngressNode = Decoded<Ingress>;

/** The rules of a Ingress. */
export const ingressRules: readonly Rule<IngressNode>[] = [];

/** Judges a Ingress. */
export function judgeIngress(object: IngressNode, at: FieldPath): void {
  run(ingressRules, object, at, undefined);
}
