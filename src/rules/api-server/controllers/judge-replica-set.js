"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replicaSetSpecRules = exports.replicaSetRules = void 0;
exports.judgeReplicaSet = judgeReplicaSet;
const rule_1 = require("../../rule");
const judge_pod_1 = require("../pods/judge-pod");
const controller_scope_1 = require("./controller-scope");
const counts_1 = require("./counts");
const judge_deployment_1 = require("./judge-deployment");
const object_name_warning_1 = require("./object-name-warning");
const selector_1 = require("./selector");
/** The rules of a ReplicaSet as a whole. */
exports.replicaSetRules = [object_name_warning_1.recommendLabelName];
/** The rules of a ReplicaSet's spec. */
exports.replicaSetSpecRules = [
    counts_1.refuseNegativeReplicas,
    selector_1.requireSelector,
    selector_1.checkSelector,
];
/** Judges a ReplicaSet. */
function judgeReplicaSet(object, at) {
    (0, rule_1.run)(exports.replicaSetRules, object, at, undefined);
    const { spec = {} } = object;
    const place = at.child('spec');
    const scope = (0, controller_scope_1.controllerScope)(controller_scope_1.replicaSetWords, spec);
    (0, rule_1.run)(exports.replicaSetSpecRules, spec, place, scope);
    if (scope.matches === undefined)
        return;
    (0, rule_1.run)(judge_deployment_1.replicaSetTemplateRules, spec, place, scope);
    (0, judge_pod_1.judgePodTemplate)(spec.template ?? {}, place.child('template'), 'ReplicaSet');
}
