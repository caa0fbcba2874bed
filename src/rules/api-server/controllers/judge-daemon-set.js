"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.daemonSetRules = void 0;
exports.judgeDaemonSet = judgeDaemonSet;
const rule_1 = require("../../rule");
const judge_pod_1 = require("../pods/judge-pod");
const controller_scope_1 = require("./controller-scope");
const counts_1 = require("./counts");
const daemon_set_update_1 = require("./daemon-set-update");
const selector_1 = require("./selector");
const template_1 = require("./template");
/** The rules of a DaemonSet's spec. */
exports.daemonSetRules = [
    selector_1.checkSelector,
    selector_1.matchSelectorToTemplate,
    template_1.requireRestartPolicyAlways,
    template_1.refuseActiveDeadline,
    counts_1.refuseNegativeReplicas,
    daemon_set_update_1.checkDaemonSetUpdateStrategy,
    daemon_set_update_1.checkRollingUpdateOfDaemonSet,
    counts_1.refuseNegativeRevisionHistory,
];
const words = {
    emptySelector: 'empty selector is invalid for daemonset',
    deadline: 'activeDeadlineSeconds in DaemonSet is not Supported',
    malformedSelector: undefined,
};
/** Judges a DaemonSet. */
function judgeDaemonSet({ spec = {} }, at) {
    const place = at.child('spec');
    (0, rule_1.run)(exports.daemonSetRules, spec, place, (0, controller_scope_1.controllerScope)(words, spec));
    (0, judge_pod_1.judgePodTemplate)(spec.template ?? {}, place.child('template'), 'DaemonSet');
}
