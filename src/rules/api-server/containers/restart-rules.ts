import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import type { ContainerNode, ContainerScope } from '../pods/pod-scope';

const reference =
  'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules';
const policies: readonly string[] = ['Always', 'Never', 'OnFailure'];
const operators: readonly string[] = ['In', 'NotIn'];
const only133 = until('1.33');
const only135 = since('1.35') & until('1.35');
const since135 = since('1.35');
const since136 = since('1.36');

/** Whether a container is started again when it ends. */
export const checkContainerRestartPolicy: Rule<ContainerNode, ContainerScope> = {
  id: 'check-container-restart-policy',
  of: ['restartPolicy', 'restartPolicyRules'],
  refuses:
    'an unknown restart policy of a container, rules without one, and before 1.35 any but Always of an init container',
  covers: ['CTR-20', 'CTR-21', 'CTR-22', 'CTR-23', 'CTR-29'],
  reference,
  check({ restartPolicy, restartPolicyRules: rules }, at, { role, sidecar }) {
    if (role === 'ephemeral' || (restartPolicy === undefined && rules === undefined)) return;
    const place = at.in(since135);
    const ruled = rules !== undefined && rules.length > 0;
    if (restartPolicy === undefined) {
      if (!ruled) return;
      return place
        .child('restartPolicy')
        .required('must specify restartPolicy when restart rules are used');
    }
    if (!policies.includes(restartPolicy)) {
      place.child('restartPolicy').notSupported(restartPolicy, policies);
    }
    if (sidecar && ruled) {
      at.in(only135)
        .child('restartPolicyRules')
        .forbidden(
          'restartPolicyRules are not allowed for init containers with restart policy Always',
        );
    }
    const before = at.in(only133).child('restartPolicy');
    if (role === 'container') before.forbidden('may not be set for non-init containers');
    else if (!sidecar) before.notSupported(restartPolicy, ['Always']);
  },
};

const mostRules = 20;
const mostCodes = 255;

/** What happens when a container ends with some exit code. */
export const checkRestartRules: Rule<ContainerNode, ContainerScope> = {
  id: 'check-restart-rules',
  of: 'restartPolicyRules',
  refuses:
    'more than 20 restart rules, an unknown action, and rules without exit codes, with more than 255 or an unknown operator',
  covers: ['CTR-24', 'CTR-25', 'CTR-26', 'CTR-27', 'CTR-28'],
  reference,
  check({ restartPolicyRules: rules, restartPolicy }, at, { role, sidecar }) {
    if (rules === undefined || role === 'ephemeral') return;
    // Without a policy nothing looks at the rules of an init container.
    if (role === 'init' && restartPolicy === undefined) return;
    const judged = at.in(sidecar ? since136 : since135);
    if (judged.versions === 0) return;
    const list = judged.child('restartPolicyRules');
    if (rules.length > mostRules) refuseMany(rules.length, mostRules, list);
    rules.forEach(({ action = '', exitCodes }, position) => {
      const place = list.index(position);
      if (action !== 'Restart') refuseUnlessKnown(action, place.child('action'));
      const codes = place.child('exitCodes');
      if (exitCodes === undefined) return codes.required('must be specified');
      const { operator = '', values = [] } = exitCodes;
      if (!operators.includes(operator)) codes.child('operator').notSupported(operator, operators);
      if (values.length > mostCodes) refuseMany(values.length, mostCodes, codes.child('values'));
    });
  },
};

// 1.35 calls a list too long that 1.36 calls too many.
function refuseMany(count: number, most: number, at: FieldPath): void {
  at.in(only135).tooLong(most);
  at.in(since136).tooMany(count, most);
}

function refuseUnlessKnown(action: string, at: FieldPath): void {
  at.in(only135).notSupported(action, ['Restart']);
  if (action === 'RestartAllContainers') return;
  at.in(since136).notSupported(action, ['Restart', 'RestartAllContainers']);
}
