"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replicaSetTemplateRules = exports.deploymentSpecRules = exports.deploymentRules = void 0;
exports.judgeDeployment = judgeDeployment;
const rule_1 = require("../../rule");
const judge_pod_1 = require("../pods/judge-pod");
const converted_annotations_1 = require("./converted-annotations");
const controller_scope_1 = require("./controller-scope");
const counts_1 = require("./counts");
const deployment_strategy_1 = require("./deployment-strategy");
const object_name_warning_1 = require("./object-name-warning");
const selector_1 = require("./selector");
const template_1 = require("./template");
/** The rules of a Deployment as a whole. */
exports.deploymentRules = [
    object_name_warning_1.recommendLabelName,
    converted_annotations_1.refuseNegativeRollback,
];
/** The rules of a Deployment's spec. */
exports.deploymentSpecRules = [
    counts_1.refuseNegativeReplicas,
    selector_1.requireSelector,
    selector_1.checkSelector,
    deployment_strategy_1.checkDeploymentStrategy,
    deployment_strategy_1.checkRollingUpdate,
    counts_1.refuseNegativeRevisionHistory,
    deployment_strategy_1.checkProgressDeadline,
];
/** The rules of what a ReplicaSet makes pods from; the server looks at it where the selector can be compiled. */
exports.replicaSetTemplateRules = [selector_1.matchSelectorToTemplate, template_1.requireRestartPolicyAlways, template_1.refuseActiveDeadline];
/** Judges a Deployment. */
function judgeDeployment(object, at) {
    (0, rule_1.run)(exports.deploymentRules, object, at, undefined);
    const { spec = {} } = object;
    const place = at.child('spec');
    const scope = (0, controller_scope_1.controllerScope)(controller_scope_1.replicaSetWords, spec);
    (0, rule_1.run)(exports.deploymentSpecRules, spec, place, scope);
    if (scope.matches === undefined)
        return;
    (0, rule_1.run)(exports.replicaSetTemplateRules, spec, place, scope);
    (0, judge_pod_1.judgePodTemplate)(spec.template ?? {}, place.child('template'), 'Deployment');
}
