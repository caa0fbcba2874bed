import type { LabelSelector } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { labelValueErrors } from '../formats/label-value';
import { qualifiedNameErrors } from '../formats/qualified-name';
import { refuseMalformedLabels } from '../metadata/labels';

/** A label selector as rules meet it. */
export type Selector = Decoded<LabelSelector>;

type Requirement = NonNullable<Selector['matchExpressions']>[number];

/**
 * Refuses a malformed label selector, under the rule that calls it; what is absent is right.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function refuseMalformedSelector(selector: Selector | undefined, at: FieldPath): void {
  if (selector === undefined) return;
  refuseMalformedLabels(selector.matchLabels, at, 'matchLabels');
  selector.matchExpressions?.forEach((requirement, position) => {
    refuseMalformedRequirement(requirement, at.child('matchExpressions').index(position));
  });
}

/** Refuses a malformed element of `matchExpressions`. */
export function refuseMalformedRequirement(requirement: Requirement, at: FieldPath): void {
  const { operator = '', key = '', values = [] } = requirement;
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      at.child('values').required("must be specified when `operator` is 'In' or 'NotIn'");
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      at.child('values').forbidden(
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
    }
  } else {
    at.child('operator').invalid(operator, 'not a valid selector operator');
  }
  at.child('key').invalidEach(key, qualifiedNameErrors(key));
  values.forEach((value, position) => {
    at.child('values').index(position).invalidEach(value, labelValueErrors(value));
  });
}
