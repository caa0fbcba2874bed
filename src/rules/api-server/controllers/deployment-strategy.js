"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkProgressDeadline = exports.checkRollingUpdate = exports.checkDeploymentStrategy = void 0;
const messages_1 = require("../formats/messages");
const rolling_update_1 = require("./rolling-update");
const reference = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy';
const strategies = ['Recreate', 'RollingUpdate'];
const usualPace = '25%';
/** How a Deployment replaces its pods. */
exports.checkDeploymentStrategy = {
    id: 'check-deployment-strategy',
    refuses: 'a strategy other than Recreate and RollingUpdate, and a rollingUpdate with Recreate',
    covers: ['DEP-10', 'DEP-11'],
    reference,
    check({ strategy }, at) {
        if (strategy === undefined)
            return;
        const { type, rollingUpdate } = strategy;
        if (!type || type === 'RollingUpdate')
            return;
        const place = at.child('strategy');
        if (type !== 'Recreate')
            place.notSupported(strategy, strategies);
        else if (rollingUpdate !== undefined) {
            place
                .child('rollingUpdate')
                .forbidden("may not be specified when strategy `type` is 'Recreate'");
        }
    },
};
/** How many pods at once. */
exports.checkRollingUpdate = {
    id: 'check-rolling-update-of-deployment',
    refuses: 'maxUnavailable or maxSurge of a Deployment that is no count or percentage, both nothing, or maxUnavailable above 100%',
    covers: ['DEP-13', 'DEP-14', 'DEP-15', 'DEP-16'],
    reference,
    check({ strategy }, at) {
        const update = strategy?.rollingUpdate;
        if (update === undefined || (strategy?.type || 'RollingUpdate') !== 'RollingUpdate')
            return;
        const { maxUnavailable, maxSurge } = update;
        const place = at.child('strategy').child('rollingUpdate');
        (0, rolling_update_1.refuseUnlessPace)(maxUnavailable, 'maxUnavailable', place);
        (0, rolling_update_1.refuseUnlessPace)(maxSurge, 'maxSurge', place);
        if ((0, rolling_update_1.isNoPace)(maxUnavailable ?? usualPace) && (0, rolling_update_1.isNoPace)(maxSurge ?? usualPace)) {
            place
                .child('maxUnavailable')
                .invalid(maxUnavailable, 'may not be 0 when `maxSurge` is 0', 'let one of the two be 1');
        }
        (0, rolling_update_1.refusePaceAboveAll)(maxUnavailable, 'maxUnavailable', place);
    },
};
/** When an update counts as failed. */
exports.checkProgressDeadline = {
    id: 'check-progress-deadline',
    refuses: 'a progressDeadlineSeconds that is negative or not above minReadySeconds',
    covers: ['DEP-19', 'DEP-20'],
    reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    check({ progressDeadlineSeconds = 600, minReadySeconds = 0 }, at) {
        if (progressDeadlineSeconds >= 0 && progressDeadlineSeconds > minReadySeconds)
            return;
        const place = at.child('progressDeadlineSeconds');
        if (progressDeadlineSeconds < 0)
            place.invalid(progressDeadlineSeconds, (0, messages_1.leastMessage)(0));
        if (progressDeadlineSeconds <= minReadySeconds) {
            place.invalid(progressDeadlineSeconds, 'must be greater than minReadySeconds');
        }
    },
};
