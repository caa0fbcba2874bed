"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.acrossRules = void 0;
exports.judgeAcrossObjects = judgeAcrossObjects;
const access_references_1 = require("./access-references");
const config_references_1 = require("./config-references");
const names_1 = require("./names");
const object_set_1 = require("./object-set");
const selectors_1 = require("./selectors");
const services_1 = require("./services");
const workload_references_1 = require("./workload-references");
/** What only several objects show. */
exports.acrossRules = [
    names_1.refuseTwoOfOneName,
    services_1.warnOfServiceWithoutPods,
    services_1.refuseMissingTargetPort,
    services_1.warnOfMissingBackend,
    services_1.refuseMissingBackendPort,
    selectors_1.refuseOverlappingSelectors,
    selectors_1.warnOfUnusedSelector,
    config_references_1.warnOfMissingConfig,
    config_references_1.refuseMissingConfigKey,
    workload_references_1.warnOfMissingClaim,
    workload_references_1.warnOfMissingServiceAccount,
    workload_references_1.warnOfMissingGoverningService,
    workload_references_1.warnOfMissingScaleTarget,
    workload_references_1.refuseMissingScaledContainer,
    access_references_1.warnOfMissingRole,
    access_references_1.warnOfMissingSubject,
];
const rulesOfTypes = new Map();
/** Judges objects by what only several of them show. */
function judgeAcrossObjects(judged) {
    if (judged.length < 2)
        return;
    const others = new object_set_1.ObjectSet(judged);
    for (const one of others.all) {
        const { report } = one.at;
        for (const rule of rulesOf(one)) {
            report.rule = rule;
            rule.check(one, others);
        }
        report.rule = undefined;
    }
}
function rulesOf({ type, pod }) {
    const key = type.startsWith('?') ? '?' : type;
    let rules = rulesOfTypes.get(key);
    if (rules === undefined) {
        rules = exports.acrossRules.filter(({ types }) => types.includes(type) ||
            types.includes('*') ||
            (pod !== undefined && types.includes('pods')));
        rulesOfTypes.set(key, rules);
    }
    return rules;
}
