"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.refuseActiveDeadline = exports.requireRestartPolicyAlways = void 0;
const always = ['Always'];
/** A controller starts its pods anew, so their containers have to as well. */
exports.requireRestartPolicyAlways = {
    id: 'require-restart-policy-always',
    refuses: 'a restartPolicy other than Always in the template of a controller',
    covers: ['DEP-8', 'RS-8', 'RC-8', 'STS-24', 'DS-5'],
    reference: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    remedy: 'leave restartPolicy out, or use a Job for pods that end',
    check({ template }, at) {
        const policy = template?.spec?.restartPolicy;
        if (!policy || policy === 'Always')
            return;
        at.child('template').child('spec').child('restartPolicy').notSupported(policy, always);
    },
};
/** Only pods that end have a deadline. */
exports.refuseActiveDeadline = {
    id: 'refuse-active-deadline-in-controllers',
    refuses: 'activeDeadlineSeconds in the template of a controller whose pods run for ever',
    covers: ['DEP-9', 'RS-9', 'RC-9', 'STS-25', 'DS-6'],
    check({ template }, at, { words }) {
        if (template?.spec?.activeDeadlineSeconds === undefined)
            return;
        at.child('template').child('spec').child('activeDeadlineSeconds').forbidden(words.deadline);
    },
};
