import type { Toleration } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import { labelValueErrors } from '../formats/label-value';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { PodScope, PodSpecNode } from '../pods/pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/';
const effects: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const operators: readonly string[] = ['Equal', 'Exists'];
const comparing = since('1.35');
const notComparing = until('1.34');

/** Which taints of nodes a pod bears. */
export const checkTolerations: Rule<PodSpecNode, PodScope> = {
  id: 'check-tolerations',
  of: 'tolerations',
  refuses:
    'a toleration with a malformed key or value, an unknown operator or effect, or parts that do not go together',
  covers: [
    'SCHED-24',
    'SCHED-25',
    'SCHED-26',
    'SCHED-27',
    'SCHED-28',
    'SCHED-29',
    'SCHED-30',
    'SCHED-31',
    'SCHED-32',
    'SCHED-33',
  ],
  reference,
  check({ tolerations }, at) {
    if (tolerations === undefined) return;
    for (let i = 0; i < tolerations.length; i += 1) {
      refuseMalformedToleration(tolerations[i] ?? {}, at, i);
    }
  },
};

/** Refuses a malformed element of a list of tolerations, which stands in the field `tolerations` of `at`. */
export function refuseMalformedToleration(
  { key, operator = '', value = '', effect = '', tolerationSeconds }: Decoded<Toleration>,
  at: FieldPath,
  position: number,
  list = 'tolerations',
): void {
  const placeOf = (field: string): FieldPath => at.child(list).index(position).child(field);
  if (key) {
    const errors = qualifiedNameErrors(key);
    if (errors.length > 0) placeOf('key').invalidEach(key, errors);
  } else if (operator !== 'Exists') {
    placeOf('operator').invalid(
      operator,
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    );
  }
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    placeOf('effect').invalid(effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
  }
  if (operator === '' || operator === 'Equal') {
    const errors = labelValueErrors(value);
    if (errors.length > 0) placeOf('operator').invalid(value, errors.join(';'));
  } else if (operator === 'Exists') {
    if (value !== '') {
      placeOf('operator').invalid(value, "value must be empty when `operator` is 'Exists'");
    }
  } else refuseOperator(operator, placeOf('operator'));
  if (effect !== '' && !effects.includes(effect)) placeOf('effect').notSupported(effect, effects);
}

// From 1.35 on the server lists the comparing operators, and does not take them unless their gate is set.
function refuseOperator(operator: string, at: FieldPath): void {
  const compares = operator === 'Lt' || operator === 'Gt';
  at.in(compares ? notComparing : ~0).notSupported(operator, operators);
  if (compares) at.in(comparing).notSupported(operator, [...operators, 'Lt', 'Gt']);
}
