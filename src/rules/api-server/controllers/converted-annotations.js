"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.daemonSetAnnotationRules = exports.refuseNegativeRollback = exports.deploymentAnnotationRules = void 0;
exports.decodeDeploymentAnnotations = decodeDeploymentAnnotations;
exports.decodeDaemonSetAnnotations = decodeDaemonSetAnnotations;
const rule_1 = require("../../rule");
const messages_1 = require("../formats/messages");
const revision = 'deprecated.deployment.rollback.to';
const generation = 'deprecated.daemonset.template.generation';
/** What older versions of the API had as fields, the server keeps in annotations, and decodes them. */
exports.deploymentAnnotationRules = [
    {
        id: 'check-rollback-annotation',
        refuses: 'an annotation that asks to roll a Deployment back to what is no revision',
        check({ metadata }, at) {
            const text = metadata?.annotations?.[revision];
            if (text)
                refuseUnlessNumber(text, revision, at);
        },
    },
];
/** A Deployment is rolled back to a revision that was. */
exports.refuseNegativeRollback = {
    id: 'refuse-negative-rollback',
    refuses: 'an annotation that asks to roll a Deployment back to a negative revision',
    check({ metadata }, at) {
        const text = metadata?.annotations?.[revision];
        if (text === undefined || !(Number(text) < 0))
            return;
        at.child('spec').child('rollback').child('version').invalid(Number(text), (0, messages_1.leastMessage)(0));
    },
};
/** As for a Deployment. */
exports.daemonSetAnnotationRules = [
    {
        id: 'check-template-generation-annotation',
        refuses: 'an annotation that names what is no number as the generation of a template',
        check({ metadata }, at) {
            const text = metadata?.annotations?.[generation];
            if (text !== undefined)
                refuseUnlessNumber(text, generation, at);
        },
    },
];
function refuseUnlessNumber(text, key, at) {
    if (/^[+-]?\d{1,18}$/.test(text))
        return;
    const number = /^[+-]?\d{1,64}$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
    if (number !== undefined && BigInt.asIntN(64, number) === number)
        return;
    at.child('metadata')
        .child('annotations')
        .key(key)
        .problem('BadRequest', `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
}
/** Decodes the annotations of a Deployment, as the server does before it looks at anything else. */
function decodeDeploymentAnnotations(object, at) {
    (0, rule_1.run)(exports.deploymentAnnotationRules, object, at, undefined);
}
/** Decodes the annotations of a DaemonSet, as the server does before it looks at anything else. */
function decodeDaemonSetAnnotations(object, at) {
    (0, rule_1.run)(exports.daemonSetAnnotationRules, object, at, undefined);
}
