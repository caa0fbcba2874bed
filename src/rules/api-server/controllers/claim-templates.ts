import type { Rule } from '../../rule';
import { since } from '../../versions';
import { countsAsWhole } from '../formats/counted-quantity';
import { quantityText } from '../formats/quantity-text';
import { storedQuantity } from '../formats/stored-quantity';
import { refuseMalformedClaim } from '../storage/claim-spec';
import type { StatefulSetSpecNode } from './stateful-set-rules';

const reference =
  'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates';
const judged = since('1.34');

/** The claims that each pod of a StatefulSet gets. */
export const checkClaimTemplates: Rule<StatefulSetSpecNode> = {
  id: 'check-claim-templates',
  refuses: 'a claim template without access modes or size, or with a malformed class or selector',
  covers: ['STS-14'],
  reference,
  check({ volumeClaimTemplates: templates }, at) {
    if (templates === undefined || (at.versions & judged) === 0) return;
    const place = at.in(judged).child('volumeClaimTemplates');
    templates.forEach(({ spec = {} }, position) => {
      refuseMalformedClaim(spec, place.index(position).child('spec'));
    });
  },
};

/** Bytes are whole. */
export const warnOfFractionalClaimTemplates: Rule<StatefulSetSpecNode> = {
  id: 'warn-of-fractional-claim-template-size',
  refuses: 'a size of a claim template that is no whole number of bytes',
  severity: 'warning',
  reference,
  check({ volumeClaimTemplates: templates }, at) {
    templates?.forEach(({ spec }, position) => {
      for (const list of ['requests', 'limits'] as const) {
        const size = spec?.resources?.[list]?.['storage'];
        if (size === undefined || countsAsWhole(size)) continue;
        // The server leaves `spec` out of the path.
        at.child('volumeClaimTemplates')
          .index(position)
          .child('resources')
          .child(list)
          .key('storage')
          .problem(
            'FieldValueInvalid',
            `fractional byte value "${quantityText(size, storedQuantity(size))}" is invalid, must be an integer`,
          );
      }
    });
  },
};
