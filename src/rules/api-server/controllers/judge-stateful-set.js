"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.statefulSetRules = void 0;
exports.judgeStatefulSet = judgeStatefulSet;
const rule_1 = require("../../rule");
const judge_pod_1 = require("../pods/judge-pod");
const controller_scope_1 = require("./controller-scope");
const counts_1 = require("./counts");
const claim_templates_1 = require("./claim-templates");
const selector_1 = require("./selector");
const stateful_set_rules_1 = require("./stateful-set-rules");
const template_1 = require("./template");
/** The rules of a StatefulSet's spec. */
exports.statefulSetRules = [
    ...stateful_set_rules_1.ownRulesOfStatefulSet,
    claim_templates_1.checkClaimTemplates,
    claim_templates_1.warnOfFractionalClaimTemplates,
    counts_1.refuseNegativeReplicas,
    selector_1.requireSelector,
    selector_1.checkSelector,
    selector_1.matchSelectorToTemplate,
    template_1.requireRestartPolicyAlways,
    template_1.refuseActiveDeadline,
];
const words = {
    emptySelector: 'empty selector is invalid for statefulset',
    deadline: 'activeDeadlineSeconds in StatefulSet is not Supported',
    malformedSelector: '',
};
/** Judges a StatefulSet. */
function judgeStatefulSet({ spec = {} }, at) {
    const place = at.child('spec');
    const scope = (0, controller_scope_1.controllerScope)(words, spec);
    (0, rule_1.run)(exports.statefulSetRules, spec, place, scope);
    if (scope.matches === undefined)
        return;
    (0, judge_pod_1.judgePodTemplate)(withClaims(spec), place.child('template'), 'StatefulSet');
}
/** The template as the server looks at it: with a volume for each claim before its own, and without the names that the controller gives. */
function withClaims({ template = {}, volumeClaimTemplates = [], }) {
    const { spec } = template;
    if (volumeClaimTemplates.length === 0 && !spec?.hostname && !spec?.subdomain)
        return template;
    const claims = new Map();
    for (const { metadata } of volumeClaimTemplates) {
        const name = metadata?.name ?? '';
        claims.set(name, { name, persistentVolumeClaim: { claimName: name } });
    }
    const others = (spec?.volumes ?? []).filter(({ name = '' }) => !claims.has(name));
    const volumes = [...claims.values(), ...others];
    return { ...template, spec: { ...spec, hostname: undefined, subdomain: undefined, volumes } };
}
