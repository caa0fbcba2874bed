import type { Deployment } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';

/** A Deployment as rules meet it. */
export type DeploymentNode = Decoded<Deployment>;

/** The rules of a Deployment. */
export const deploymentRules: readonly Rule<DeploymentNode>[] = [];

/** Judges a Deployment. */
export function judgeDeployment(object: DeploymentNode, at: FieldPath): void {
  run(deploymentRules, object, at, undefined);
  judgePodTemplate(object.spec?.template ?? {}, at.child('spec').child('template'), 'Deployment');
}
