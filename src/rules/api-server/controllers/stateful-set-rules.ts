import type { StatefulSetSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { Rule } from '../../rule';
import { dns1123LabelErrors } from '../formats/dns-name';
import { leastMessage } from '../formats/messages';

/** The spec of a StatefulSet as rules meet it. */
export type StatefulSetSpecNode = Decoded<StatefulSetSpec>;

const page = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';

const checkPodManagementPolicy: Rule<StatefulSetSpecNode> = {
  id: 'check-pod-management-policy',
  refuses: 'a podManagementPolicy other than OrderedReady and Parallel',
  covers: ['STS-3'],
  reference: `${page}#pod-management-policies`,
  check({ podManagementPolicy: policy }, at) {
    if (!policy || policy === 'OrderedReady' || policy === 'Parallel') return;
    at.child('podManagementPolicy').invalid(policy, "must be 'OrderedReady' or 'Parallel'");
  },
};

const checkStatefulSetUpdateStrategy: Rule<StatefulSetSpecNode> = {
  id: 'check-stateful-set-update-strategy',
  refuses:
    'an updateStrategy other than RollingUpdate and OnDelete, a rollingUpdate with OnDelete, and a negative partition',
  covers: ['STS-6', 'STS-7', 'STS-8'],
  reference: `${page}#update-strategies`,
  check({ updateStrategy }, at) {
    if (updateStrategy === undefined) return;
    const { type, rollingUpdate } = updateStrategy;
    const place = at.child('updateStrategy');
    if (!type || type === 'RollingUpdate') {
      const partition = rollingUpdate?.partition;
      if (partition !== undefined && partition < 0) {
        place.child('rollingUpdate').child('partition').invalid(partition, leastMessage(0));
      }
    } else if (type !== 'OnDelete') {
      place.invalid(updateStrategy, "must be 'RollingUpdate' or 'OnDelete'");
    } else if (rollingUpdate !== undefined) {
      place
        .child('rollingUpdate')
        .invalid(rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'");
    }
  },
};

const retentions: readonly string[] = ['Retain', 'Delete'];

const checkClaimRetention: Rule<StatefulSetSpecNode> = {
  id: 'check-claim-retention',
  refuses: 'a persistentVolumeClaimRetentionPolicy other than Retain and Delete',
  covers: ['STS-12', 'STS-13'],
  reference: `${page}#persistentvolumeclaim-retention`,
  check({ persistentVolumeClaimRetentionPolicy: policy }, at) {
    if (policy === undefined) return;
    const place = at.child('persistentVolumeClaimRetentionPolicy');
    const { whenDeleted, whenScaled } = policy;
    if (whenDeleted && !retentions.includes(whenDeleted)) {
      place.child('whenDeleted').notSupported(whenDeleted, retentions);
    }
    if (whenScaled && !retentions.includes(whenScaled)) {
      place.child('whenScaled').notSupported(whenScaled, retentions);
    }
  },
};

const refuseNegativeOrdinal: Rule<StatefulSetSpecNode> = {
  id: 'refuse-negative-ordinal',
  refuses: 'a negative ordinals.start',
  covers: ['STS-17'],
  reference: `${page}#start-ordinal`,
  check({ ordinals }, at) {
    const start = ordinals?.start;
    if (start !== undefined && start < 0) {
      at.child('ordinals').child('start').invalid(start, leastMessage(0));
    }
  },
};

const checkServiceName: Rule<StatefulSetSpecNode> = {
  id: 'check-service-name-of-stateful-set',
  refuses: 'a serviceName that is no DNS label',
  covers: ['STS-18'],
  reference: `${page}#stable-network-id`,
  check({ serviceName }, at) {
    if (serviceName)
      at.child('serviceName').invalidEach(serviceName, dns1123LabelErrors(serviceName));
  },
};

const warnOfEndlessHistory: Rule<StatefulSetSpecNode> = {
  id: 'warn-of-endless-history',
  refuses: 'a negative revisionHistoryLimit of a StatefulSet, which keeps every revision',
  severity: 'warning',
  covers: ['STS-5'],
  check({ revisionHistoryLimit: limit }, at) {
    if (limit === undefined || limit >= 0) return;
    at.child('revisionHistoryLimit').problem(
      'FieldValueInvalid',
      'a negative value retains all historical revisions; a value >= 0 is recommended',
    );
  },
};

/** The rules of what only a StatefulSet has. */
export const ownRulesOfStatefulSet: readonly Rule<StatefulSetSpecNode>[] = [
  checkPodManagementPolicy,
  checkStatefulSetUpdateStrategy,
  checkClaimRetention,
  refuseNegativeOrdinal,
  checkServiceName,
  warnOfEndlessHistory,
];
