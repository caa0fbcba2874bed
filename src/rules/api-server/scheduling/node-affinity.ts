import type { NodeSelectorRequirement, NodeSelectorTerm } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { dns1123SubdomainErrors } from '../formats/dns-name';
import { labelValueErrors } from '../formats/label-value';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { PodScope, PodSpecNode } from '../pods/pod-scope';

type Term = Decoded<NodeSelectorTerm>;
type Requirement = Decoded<NodeSelectorRequirement>;

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Which nodes a pod may go to, and which it would rather. */
export const checkNodeAffinity: Rule<PodSpecNode, PodScope> = {
  id: 'check-node-affinity',
  of: 'affinity',
  refuses:
    'a node affinity without terms, with a malformed key or value, an unknown operator, or a weight beyond 1 to 100',
  covers: [
    'SCHED-1',
    'SCHED-2',
    'SCHED-3',
    'SCHED-4',
    'SCHED-5',
    'SCHED-6',
    'SCHED-7',
    'SCHED-8',
    'SCHED-9',
    'SCHED-10',
    'SCHED-11',
    'SCHED-12',
  ],
  reference:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity',
  check({ affinity }, at) {
    const nodes = affinity?.nodeAffinity;
    if (nodes === undefined) return;
    const place = at.child('affinity').child('nodeAffinity');
    const selector = nodes[required];
    if (selector !== undefined) {
      const terms = selector.nodeSelectorTerms ?? [];
      const list = place.child(required).child('nodeSelectorTerms');
      if (terms.length === 0) list.required('must have at least one node selector term');
      terms.forEach((term, position) => refuseMalformedTerm(term, true, list.index(position)));
    }
    nodes[preferred]?.forEach(({ weight = 0, preference = {} }, position) => {
      const term = place.child(preferred).index(position);
      refuseUnlessWeight(weight, term);
      refuseMalformedTerm(preference, false, term.child('preference'));
    });
  },
};

/** Refuses a weight that is not between 1 and 100. */
export function refuseUnlessWeight(weight: number, at: FieldPath): void {
  if (weight < 1 || weight > 100) at.child('weight').invalid(weight, 'must be in the range 1-100');
}

function refuseMalformedTerm(
  { matchExpressions, matchFields }: Term,
  isRequired: boolean,
  at: FieldPath,
): void {
  matchExpressions?.forEach((requirement, position) => {
    refuseMalformedRequirement(
      requirement,
      isRequired,
      at.child('matchExpressions').index(position),
    );
  });
  matchFields?.forEach((requirement, position) => {
    refuseMalformedField(requirement, at.child('matchFields').index(position));
  });
}

function refuseMalformedRequirement(
  { key = '', operator = '', values = [] }: Requirement,
  isRequired: boolean,
  at: FieldPath,
): void {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) break;
      at.child('values').required("must be specified when `operator` is 'In' or 'NotIn'");
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) break;
      at.child('values').forbidden(
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
      break;
    case 'Gt':
    case 'Lt':
      if (values.length === 1) break;
      at.child('values').required("must be specified single value when `operator` is 'Lt' or 'Gt'");
      break;
    default:
      at.child('operator').invalid(operator, 'not a valid selector operator');
  }
  const keyErrors = qualifiedNameErrors(key);
  if (keyErrors.length > 0) at.child('key').invalidEach(key, keyErrors);
  if (!isRequired) return;
  values.forEach((value, position) => {
    const errors = labelValueErrors(value);
    if (errors.length > 0) at.child('values').index(position).invalidEach(value, errors);
  });
}

function refuseMalformedField(
  { key = '', operator = '', values = [] }: Requirement,
  at: FieldPath,
): void {
  if (operator !== 'In' && operator !== 'NotIn') {
    at.child('operator').invalid(operator, 'not a valid selector operator');
  } else if (values.length !== 1) {
    at.child('values').required(
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  }
  if (key !== 'metadata.name') {
    return at.child('key').invalid(key, 'not a valid field selector key');
  }
  values.forEach((value, position) => {
    const errors = dns1123SubdomainErrors(value);
    if (errors.length > 0) at.child('values').index(position).invalidEach(value, errors);
  });
}
