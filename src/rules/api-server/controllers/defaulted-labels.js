"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.checkLabelsFromTemplate = void 0;
exports.hasKeys = hasKeys;
const labels_1 = require("../metadata/labels");
/** The labels that an object has from its template where it has none of its own. */
exports.checkLabelsFromTemplate = {
    id: 'check-labels-from-template',
    refuses: 'malformed labels in the template of a Job or ReplicationController that has no labels of its own',
    check({ metadata, spec }, at) {
        if (hasKeys(metadata?.labels))
            return;
        const labels = spec?.template?.metadata?.labels;
        if (labels !== undefined) {
            (0, labels_1.refuseMalformedLabels)(labels, at.child('metadata').child('labels'));
        }
    },
};
/** Whether a map has anything in it. */
function hasKeys(map) {
    for (const _ in map)
        return true;
    return false;
}
