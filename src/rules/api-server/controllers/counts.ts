import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { leastMessage } from '../formats/messages';
import type { ControllerScope, ControllerSpecNode } from './controller-scope';

/** How many pods, and how long until one counts. */
export const refuseNegativeReplicas: Rule<
  Pick<ControllerSpecNode, 'replicas' | 'minReadySeconds'>
> = {
  id: 'refuse-negative-replicas',
  of: ['replicas', 'minReadySeconds'],
  refuses: 'a negative number of replicas or of minReadySeconds',
  covers: ['DEP-2', 'DEP-17', 'RS-2', 'RS-3', 'RC-2', 'RC-5', 'STS-15', 'STS-16', 'DS-7'],
  check({ replicas, minReadySeconds }, at) {
    refuseNegativeField(replicas, 'replicas', at);
    refuseNegativeField(minReadySeconds, 'minReadySeconds', at);
  },
};

/** How many old revisions are kept. */
export const refuseNegativeRevisionHistory: Rule<ControllerSpecNode, ControllerScope> = {
  id: 'refuse-negative-revision-history',
  of: 'revisionHistoryLimit',
  refuses: 'a negative revisionHistoryLimit of a Deployment or DaemonSet',
  covers: ['DEP-18', 'DS-16'],
  check({ revisionHistoryLimit }, at) {
    refuseNegativeField(revisionHistoryLimit, 'revisionHistoryLimit', at);
  },
};

/** Refuses a number below zero in a field of the object here. */
export function refuseNegativeField(value: number | undefined, field: string, at: FieldPath): void {
  if (value !== undefined && value < 0) at.child(field).invalid(value, leastMessage(0));
}
