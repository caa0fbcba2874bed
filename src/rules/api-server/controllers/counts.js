"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refuseNegativeRevisionHistory = exports.refuseNegativeReplicas = void 0;
exports.refuseNegativeField = refuseNegativeField;
const messages_1 = require("../formats/messages");
/** How many pods, and how long until one counts. */
exports.refuseNegativeReplicas = {
    id: 'refuse-negative-replicas',
    refuses: 'a negative number of replicas or of minReadySeconds',
    covers: ['DEP-2', 'DEP-17', 'RS-2', 'RS-3', 'RC-2', 'RC-5', 'STS-15', 'STS-16', 'DS-7'],
    check({ replicas, minReadySeconds }, at) {
        refuseNegativeField(replicas, 'replicas', at);
        refuseNegativeField(minReadySeconds, 'minReadySeconds', at);
    },
};
/** How many old revisions are kept. */
exports.refuseNegativeRevisionHistory = {
    id: 'refuse-negative-revision-history',
    refuses: 'a negative revisionHistoryLimit of a Deployment or DaemonSet',
    covers: ['DEP-18', 'DS-16'],
    check({ revisionHistoryLimit }, at) {
        refuseNegativeField(revisionHistoryLimit, 'revisionHistoryLimit', at);
    },
};
/** Refuses a number below zero in a field of the object here. */
function refuseNegativeField(value, field, at) {
    if (value !== undefined && value < 0)
        at.child(field).invalid(value, (0, messages_1.leastMessage)(0));
}
