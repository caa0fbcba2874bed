"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.replicationControllerSpecRules = exports.replicationControllerRules = void 0;
exports.judgeReplicationController = judgeReplicationController;
const rule_1 = require("../../rule");
const judge_pod_1 = require("../pods/judge-pod");
const counts_1 = require("./counts");
const defaulted_labels_1 = require("./defaulted-labels");
const object_name_warning_1 = require("./object-name-warning");
const template_1 = require("./template");
const reference = 'https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/';
const requireSelectorOrLabels = {
    id: 'require-selector-or-template-labels',
    refuses: 'a ReplicationController with neither a selector nor labels in its template',
    covers: ['RC-3'],
    reference,
    check({ selector, template }, at) {
        if (!(0, defaulted_labels_1.hasKeys)(selector) && !(0, defaulted_labels_1.hasKeys)(template?.metadata?.labels)) {
            at.child('selector').required();
        }
    },
};
const requireTemplate = {
    id: 'require-template',
    refuses: 'a ReplicationController without a template',
    covers: ['RC-6'],
    reference,
    check({ template }, at) {
        if (template === undefined)
            at.child('template').required();
    },
};
const matchMapSelectorToTemplate = {
    id: 'match-map-selector-to-template',
    refuses: 'a ReplicationController whose selector does not match the labels of its template',
    covers: ['RC-7'],
    reference,
    check({ selector, template }, at) {
        if (template === undefined || !(0, defaulted_labels_1.hasKeys)(selector))
            return;
        const labels = template.metadata?.labels;
        for (const key in selector) {
            if (labels !== undefined && Object.hasOwn(labels, key) && labels[key] === selector[key]) {
                continue;
            }
            at.child('template')
                .child('metadata')
                .child('labels')
                .invalid(labels ?? null, '`selector` does not match template `labels`');
            return;
        }
    },
};
/** The rules of a ReplicationController as a whole. */
exports.replicationControllerRules = [
    object_name_warning_1.recommendLabelName,
    defaulted_labels_1.checkLabelsFromTemplate,
];
/** The rules of a ReplicationController's spec. */
exports.replicationControllerSpecRules = [
    counts_1.refuseNegativeReplicas,
    requireSelectorOrLabels,
    requireTemplate,
    matchMapSelectorToTemplate,
    template_1.requireRestartPolicyAlways,
    template_1.refuseActiveDeadline,
];
const scope = {
    words: {
        emptySelector: '',
        deadline: 'activeDeadlineSeconds in ReplicationController is not Supported',
        malformedSelector: undefined,
    },
};
/** Judges a ReplicationController. */
function judgeReplicationController(object, at) {
    (0, rule_1.run)(exports.replicationControllerRules, object, at, undefined);
    const { spec = {} } = object;
    const place = at.child('spec');
    (0, rule_1.run)(exports.replicationControllerSpecRules, spec, place, scope);
    if (spec.template === undefined)
        return;
    (0, judge_pod_1.judgePodTemplate)(spec.template, place.child('template'), 'ReplicationController');
}
