import type { Service } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';

/** A Service as rules meet it. */
export type ServiceNode = Decoded<Service>;

/** The rules of a Service. */
export const serviceRules: readonly Rule<ServiceNode>[] = [];

/** Judges a Service. */
export function judgeService(object: ServiceNode, at: FieldPath): void {
  run(serviceRules, object, at, undefined);
}
