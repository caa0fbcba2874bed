"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recommendLabelName = void 0;
const dns_name_1 = require("../formats/dns-name");
const object_name_1 = require("../metadata/object-name");
/** The name of an object from which pods are named. */
exports.recommendLabelName = {
    id: 'recommend-label-name',
    refuses: 'a name of a workload that is no DNS label, although pods are named after it',
    severity: 'warning',
    reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check({ metadata }, at) {
        const name = metadata?.name || (0, object_name_1.generatedName)(metadata?.generateName ?? '');
        const errors = (0, dns_name_1.dns1123LabelErrors)(name);
        if (errors.length === 0)
            return;
        at.child('metadata')
            .child('name')
            .problem('FieldValueInvalid', `this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${errors.join(' ')}]`);
    },
};
