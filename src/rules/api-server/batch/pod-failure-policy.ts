import type { PodFailurePolicyRule } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { JobSpecNode } from './job-scope';

type FailureRule = Decoded<PodFailurePolicyRule>;
type ExitCodes = NonNullable<FailureRule['onExitCodes']>;
type PodCondition = NonNullable<FailureRule['onPodConditions']>[number];

const actions: readonly string[] = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const operators: readonly string[] = ['In', 'NotIn'];
const statuses: readonly string[] = ['False', 'True', 'Unknown'];
const mostRules = 20;
const mostConditions = 20;
const mostExitCodes = 255;

/** What the failure of a pod means to its Job. */
export const checkPodFailurePolicy: Rule<JobSpecNode> = {
  id: 'check-pod-failure-policy',
  refuses:
    'more than 20 rules of a podFailurePolicy, and one of an unknown action, with malformed exit codes or conditions, with both, or with neither',
  covers: [
    'JOB-35',
    'JOB-36',
    'JOB-37',
    'JOB-38',
    'JOB-39',
    'JOB-40',
    'JOB-41',
    'JOB-42',
    'JOB-44',
    'JOB-45',
    'JOB-46',
    'JOB-47',
    'JOB-48',
    'JOB-49',
    'JOB-50',
    'JOB-51',
    'JOB-52',
  ],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy',
  check(spec, at) {
    const rules = spec.podFailurePolicy?.rules;
    if (rules === undefined) return;
    const place = at.child('podFailurePolicy').child('rules');
    if (rules.length > mostRules) place.tooMany(rules.length, mostRules);
    const containers = containerNames(spec);
    rules.forEach((rule, position) => {
      const here = place.index(position);
      refuseMalformedAction(rule, spec, here.child('action'));
      refuseMalformedConditions(rule, containers, here);
    });
  },
};

function containerNames({ template }: JobSpecNode): ReadonlySet<string> {
  const { containers = [], initContainers = [] } = template?.spec ?? {};
  return new Set([...containers, ...initContainers].map(({ name = '' }) => name));
}

function refuseMalformedAction({ action }: FailureRule, job: JobSpecNode, at: FieldPath): void {
  if (!action) at.required(`valid values: ${quoted(actions)}`);
  else if (action === 'FailIndex') {
    if (job.backoffLimitPerIndex === undefined) {
      at.invalid(action, 'requires the backoffLimitPerIndex to be set');
    }
  } else if (!actions.includes(action)) at.notSupported(action, actions);
}

function refuseMalformedConditions(
  { onExitCodes, onPodConditions = [] }: FailureRule,
  containers: ReadonlySet<string>,
  at: FieldPath,
): void {
  const hasConditions = onPodConditions.length > 0;
  if (onExitCodes !== undefined) {
    refuseMalformedExitCodes(onExitCodes, containers, at.child('onExitCodes'));
    if (hasConditions) {
      at.problem(
        'FieldValueInvalid',
        'Invalid value: specifying both OnExitCodes and OnPodConditions is not supported',
      );
    }
  } else if (!hasConditions) {
    at.problem(
      'FieldValueInvalid',
      'Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
    );
  }
  const place = at.child('onPodConditions');
  if (onPodConditions.length > mostConditions) {
    place.tooMany(onPodConditions.length, mostConditions);
  }
  onPodConditions.forEach((one, position) => refuseMalformedCondition(one, place.index(position)));
}

function refuseMalformedCondition({ type = '', status }: PodCondition, at: FieldPath): void {
  at.child('type').invalidEach(type, qualifiedNameErrors(type));
  if (status && !statuses.includes(status)) at.child('status').notSupported(status, statuses);
}

function refuseMalformedExitCodes(
  { operator, containerName, values = [] }: ExitCodes,
  containers: ReadonlySet<string>,
  at: FieldPath,
): void {
  if (!operator) at.child('operator').required(`valid values: ${quoted(operators)}`);
  else if (!operators.includes(operator)) at.child('operator').notSupported(operator, operators);
  if (containerName !== undefined && !containers.has(containerName)) {
    at.child('containerName').invalid(
      containerName,
      'must be one of the container or initContainer names in the pod template',
    );
  }
  const place = at.child('values');
  if (values.length === 0) place.invalid(values, 'at least one value is required');
  if (values.length > mostExitCodes) place.tooMany(values.length, mostExitCodes);
  const seen = new Set<number>();
  values.forEach((value, position) => {
    if (value === 0 && operator === 'In') {
      place.index(position).invalid(value, 'must not be 0 for the In operator');
    }
    if (seen.has(value)) place.index(position).duplicate(value);
    seen.add(value);
  });
  if (values.some((value, position) => value < (values[position - 1] ?? value))) {
    place.invalid(values, 'must be ordered');
  }
}

function quoted(values: readonly string[]): string {
  return `[${values.map((value) => JSON.stringify(value)).join(' ')}]`;
}
