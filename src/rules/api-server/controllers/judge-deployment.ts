import type { Deployment } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import { judgePodTemplate } from '../pods/judge-pod';
import { refuseNegativeRollback } from './converted-annotations';
import { controllerScope, replicaSetWords, type ControllerScope } from './controller-scope';
import { refuseNegativeReplicas, refuseNegativeRevisionHistory } from './counts';
import {
  checkDeploymentStrategy,
  checkProgressDeadline,
  checkRollingUpdate,
  type DeploymentSpecNode,
} from './deployment-strategy';
import { recommendLabelName } from './object-name-warning';
import { checkSelector, matchSelectorToTemplate, requireSelector } from './selector';
import { refuseActiveDeadline, requireRestartPolicyAlways } from './template';

/** A Deployment as rules meet it. */
export type DeploymentNode = Decoded<Deployment>;

/** The rules of a Deployment as a whole. */
export const deploymentRules: readonly Rule<DeploymentNode>[] = [
  recommendLabelName,
  refuseNegativeRollback,
];

/** The rules of a Deployment's spec. */
export const deploymentSpecRules: readonly Rule<DeploymentSpecNode, ControllerScope>[] = [
  refuseNegativeReplicas,
  requireSelector,
  checkSelector,
  checkDeploymentStrategy,
  checkRollingUpdate,
  refuseNegativeRevisionHistory,
  checkProgressDeadline,
];

/** The rules of what a ReplicaSet makes pods from; the server looks at it where the selector can be compiled. */
export const replicaSetTemplateRules: readonly Rule<
  Pick<DeploymentSpecNode, 'template'>,
  ControllerScope
>[] = [matchSelectorToTemplate, requireRestartPolicyAlways, refuseActiveDeadline];

const plan = planOf(deploymentRules);
const specPlan = planOf(deploymentSpecRules);
const templatePlan = planOf(replicaSetTemplateRules);

/** Judges a Deployment. */
export function judgeDeployment(object: DeploymentNode, at: FieldPath): void {
  runPlan(plan, object, at, undefined);
  const { spec = {} } = object;
  const place = at.child('spec');
  const scope = controllerScope(replicaSetWords, spec);
  runPlan(specPlan, spec, place, scope);
  if (scope.matches === undefined) return;
  runPlan(templatePlan, spec, place, scope);
  judgePodTemplate(spec.template ?? {}, place.child('template'), 'Deployment');
}
