"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ownRulesOfStatefulSet = void 0;
const dns_name_1 = require("../formats/dns-name");
const messages_1 = require("../formats/messages");
const page = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';
const checkPodManagementPolicy = {
    id: 'check-pod-management-policy',
    refuses: 'a podManagementPolicy other than OrderedReady and Parallel',
    covers: ['STS-3'],
    reference: `${page}#pod-management-policies`,
    check({ podManagementPolicy: policy }, at) {
        if (!policy || policy === 'OrderedReady' || policy === 'Parallel')
            return;
        at.child('podManagementPolicy').invalid(policy, "must be 'OrderedReady' or 'Parallel'");
    },
};
const checkStatefulSetUpdateStrategy = {
    id: 'check-stateful-set-update-strategy',
    refuses: 'an updateStrategy other than RollingUpdate and OnDelete, a rollingUpdate with OnDelete, and a negative partition',
    covers: ['STS-6', 'STS-7', 'STS-8'],
    reference: `${page}#update-strategies`,
    check({ updateStrategy }, at) {
        if (updateStrategy === undefined)
            return;
        const { type, rollingUpdate } = updateStrategy;
        const place = at.child('updateStrategy');
        if (!type || type === 'RollingUpdate') {
            const partition = rollingUpdate?.partition;
            if (partition !== undefined && partition < 0) {
                place.child('rollingUpdate').child('partition').invalid(partition, (0, messages_1.leastMessage)(0));
            }
        }
        else if (type !== 'OnDelete') {
            place.invalid(updateStrategy, "must be 'RollingUpdate' or 'OnDelete'");
        }
        else if (rollingUpdate !== undefined) {
            place
                .child('rollingUpdate')
                .invalid(rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'");
        }
    },
};
const retentions = ['Retain', 'Delete'];
const checkClaimRetention = {
    id: 'check-claim-retention',
    refuses: 'a persistentVolumeClaimRetentionPolicy other than Retain and Delete',
    covers: ['STS-12', 'STS-13'],
    reference: `${page}#persistentvolumeclaim-retention`,
    check({ persistentVolumeClaimRetentionPolicy: policy }, at) {
        if (policy === undefined)
            return;
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
const refuseNegativeOrdinal = {
    id: 'refuse-negative-ordinal',
    refuses: 'a negative ordinals.start',
    covers: ['STS-17'],
    reference: `${page}#start-ordinal`,
    check({ ordinals }, at) {
        const start = ordinals?.start;
        if (start !== undefined && start < 0) {
            at.child('ordinals').child('start').invalid(start, (0, messages_1.leastMessage)(0));
        }
    },
};
const checkServiceName = {
    id: 'check-service-name-of-stateful-set',
    refuses: 'a serviceName that is no DNS label',
    covers: ['STS-18'],
    reference: `${page}#stable-network-id`,
    check({ serviceName }, at) {
        if (serviceName)
            at.child('serviceName').invalidEach(serviceName, (0, dns_name_1.dns1123LabelErrors)(serviceName));
    },
};
const warnOfEndlessHistory = {
    id: 'warn-of-endless-history',
    refuses: 'a negative revisionHistoryLimit of a StatefulSet, which keeps every revision',
    severity: 'warning',
    covers: ['STS-5'],
    check({ revisionHistoryLimit: limit }, at) {
        if (limit === undefined || limit >= 0)
            return;
        at.child('revisionHistoryLimit').problem('FieldValueInvalid', 'a negative value retains all historical revisions; a value >= 0 is recommended');
    },
};
/** The rules of what only a StatefulSet has. */
exports.ownRulesOfStatefulSet = [
    checkPodManagementPolicy,
    checkStatefulSetUpdateStrategy,
    checkClaimRetention,
    refuseNegativeOrdinal,
    checkServiceName,
    warnOfEndlessHistory,
];
