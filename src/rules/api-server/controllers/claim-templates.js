"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.warnOfFractionalClaimTemplates = exports.checkClaimTemplates = void 0;
const versions_1 = require("../../versions");
const quantity_1 = require("../formats/quantity");
const claim_spec_1 = require("../storage/claim-spec");
const reference = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates';
const judged = (0, versions_1.since)('1.34');
/** The claims that each pod of a StatefulSet gets. */
exports.checkClaimTemplates = {
    id: 'check-claim-templates',
    refuses: 'a claim template without access modes or size, or with a malformed class or selector',
    covers: ['STS-14'],
    reference,
    check({ volumeClaimTemplates: templates }, at) {
        if (templates === undefined || (at.versions & judged) === 0)
            return;
        const place = at.in(judged).child('volumeClaimTemplates');
        templates.forEach(({ spec = {} }, position) => {
            (0, claim_spec_1.refuseMalformedClaim)(spec, place.index(position).child('spec'));
        });
    },
};
/** Bytes are whole. */
exports.warnOfFractionalClaimTemplates = {
    id: 'warn-of-fractional-claim-template-size',
    refuses: 'a size of a claim template that is no whole number of bytes',
    severity: 'warning',
    reference,
    check({ volumeClaimTemplates: templates }, at) {
        templates?.forEach(({ spec }, position) => {
            for (const list of ['requests', 'limits']) {
                const size = spec?.resources?.[list]?.['storage'];
                if (size === undefined || (0, quantity_1.isWhole)((0, quantity_1.quantityOf)(size)))
                    continue;
                // The server leaves `spec` out of the path.
                at.child('volumeClaimTemplates')
                    .index(position)
                    .child('resources')
                    .child(list)
                    .key('storage')
                    .problem('FieldValueInvalid', `fractional byte value "${size}" is invalid, must be an integer`);
            }
        });
    },
};
