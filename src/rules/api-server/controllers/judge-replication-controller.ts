import type { ReplicationController } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A ReplicationController as rules meet it. */
export type ReplicationControllerNode = Decoded<ReplicationController>;

/** The rules of a ReplicationController. */
export const replicationControllerRules: readonly Rule<ReplicationControllerNode>[] = [];

/** Judges a ReplicationController. */
export function judgeReplicationController(object: ReplicationControllerNode, at: FieldPath): void {
  run(replicationControllerRules, object, at, undefined);
  judgePodTemplate(
    object.spec?.template ?? {},
    at.child('spec').child('template'),
    'ReplicationController',
  );
}
