import type { HPAScalingPolicy, HPAScalingRules } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { leastMessage } from '../formats/messages';
import { quantityOf } from '../formats/quantity';

const selectPolicies: readonly string[] = ['Disabled', 'Max', 'Min'];
const policyTypes: readonly string[] = ['Percent', 'Pods'];
const mostWindowSeconds = 3600;
const mostPeriodSeconds = 1800;

/** Refuses rules for scaling one way whose times, policies or tolerance are out of range. */
export function refuseMalformedScaling(
  rules: Decoded<HPAScalingRules> | undefined,
  at: FieldPath,
): void {
  if (rules === undefined) return;
  const { stabilizationWindowSeconds: window, selectPolicy, policies, tolerance } = rules;
  const place = at.child('stabilizationWindowSeconds');
  if (window !== undefined && window < 0) {
    place.invalid(window, 'must be greater than or equal to zero');
  }
  if (window !== undefined && window > mostWindowSeconds) {
    place.invalid(window, `must be less than or equal to ${mostWindowSeconds}`);
  }
  if (selectPolicy !== undefined && !selectPolicies.includes(selectPolicy)) {
    at.child('selectPolicy').notSupported(selectPolicy, selectPolicies);
  }
  // Absent policies are filled in before the server looks; an empty list is not.
  if (policies?.length === 0) at.child('policies').required('must specify at least one Policy');
  policies?.forEach((policy, i) => refuseMalformedPolicy(policy, at.child('policies').index(i)));
  if (tolerance !== undefined && quantityOf(tolerance).sign < 0) {
    at.child('tolerance').invalid(String(tolerance), leastMessage(0));
  }
}

function refuseMalformedPolicy(policy: Decoded<HPAScalingPolicy>, at: FieldPath): void {
  const { type = '', value = 0, periodSeconds = 0 } = policy;
  if (!policyTypes.includes(type)) at.child('type').notSupported(type, policyTypes);
  if (value <= 0) at.child('value').invalid(value, 'must be greater than zero');
  if (periodSeconds <= 0) {
    at.child('periodSeconds').invalid(periodSeconds, 'must be greater than zero');
  }
  if (periodSeconds > mostPeriodSeconds) {
    at.child('periodSeconds').invalid(
      periodSeconds,
      `must be less than or equal to ${mostPeriodSeconds}`,
    );
  }
}
