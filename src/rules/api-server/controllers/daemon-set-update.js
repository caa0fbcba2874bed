"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkRollingUpdateOfDaemonSet = exports.checkDaemonSetUpdateStrategy = void 0;
const rolling_update_1 = require("./rolling-update");
const reference = 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/';
const strategies = ['RollingUpdate', 'OnDelete'];
/** How a DaemonSet replaces its pods. */
exports.checkDaemonSetUpdateStrategy = {
    id: 'check-daemon-set-update-strategy',
    refuses: 'an updateStrategy other than RollingUpdate and OnDelete',
    covers: ['DS-9'],
    reference,
    check({ updateStrategy }, at) {
        const type = updateStrategy?.type;
        if (!type || strategies.includes(type))
            return;
        at.child('updateStrategy').notSupported(updateStrategy, strategies);
    },
};
/** How many nodes at once. */
exports.checkRollingUpdateOfDaemonSet = {
    id: 'check-rolling-update-of-daemon-set',
    refuses: 'maxUnavailable or maxSurge of a DaemonSet that is no count or percentage up to 100%, both of them, and none',
    covers: ['DS-11', 'DS-12', 'DS-13', 'DS-14', 'DS-15'],
    reference,
    check({ updateStrategy }, at) {
        const update = updateStrategy?.rollingUpdate;
        if (update === undefined || (updateStrategy?.type || 'RollingUpdate') !== 'RollingUpdate') {
            return;
        }
        const { maxUnavailable, maxSurge } = update;
        const place = at.child('updateStrategy').child('rollingUpdate');
        (0, rolling_update_1.refuseUnlessPace)(maxUnavailable, 'maxUnavailable', place);
        (0, rolling_update_1.refuseUnlessPace)(maxSurge, 'maxSurge', place);
        (0, rolling_update_1.refusePaceAboveAll)(maxUnavailable, 'maxUnavailable', place);
        (0, rolling_update_1.refusePaceAboveAll)(maxSurge, 'maxSurge', place);
        const takesAway = !(0, rolling_update_1.isNoPace)(maxUnavailable ?? 1);
        const adds = !(0, rolling_update_1.isNoPace)(maxSurge ?? 0);
        if (takesAway && adds) {
            place
                .child('maxSurge')
                .invalid(maxSurge, 'may not be set when maxUnavailable is non-zero', 'set maxUnavailable to 0, which is 1 where it is left out');
        }
        else if (!takesAway && !adds) {
            place.child('maxUnavailable').required('cannot be 0 when maxSurge is 0');
        }
    },
};
