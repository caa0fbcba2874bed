import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import type { ContainerScope, PodScope } from '../pods/pod-scope';
import { checkProcMount, refuseContradictingPrivileges } from './container-security';
import {
  refuseLinuxOptionsOfWindowsContainers,
  refuseWindowsOptionsOfLinuxContainers,
  refuseWindowsOptionsOfLinuxPods,
} from './operating-system';
import { checkPodGroups, checkPodSecurityPolicies, checkSysctls } from './pod-security-context';
import { checkAppArmorProfile, checkSeccompProfile } from './profiles';
import {
  checkRunAs,
  type ContainerSecurityNode,
  type PodSecurityNode,
  type SharedSecurityNode,
} from './security-context';
import { checkWindowsOptions } from './windows-options';

const sharedRules: readonly Rule<SharedSecurityNode>[] = [
  checkRunAs,
  checkSeccompProfile,
  checkAppArmorProfile,
  checkWindowsOptions,
];

/** The rules of a pod's security context. */
export const podSecurityContextRules: readonly Rule<PodSecurityNode, PodScope>[] = [
  ...sharedRules,
  checkPodGroups,
  checkPodSecurityPolicies,
  checkSysctls,
  refuseWindowsOptionsOfLinuxPods,
];

/** The rules of a container's security context. */
export const containerSecurityContextRules: readonly Rule<ContainerSecurityNode, ContainerScope>[] =
  [
    ...sharedRules,
    checkProcMount,
    refuseContradictingPrivileges,
    refuseWindowsOptionsOfLinuxContainers,
    refuseLinuxOptionsOfWindowsContainers,
  ];

const podPlan = planOf(podSecurityContextRules);
const containerPlan = planOf(containerSecurityContextRules);

/** Judges the security context of a pod. */
export function judgePodSecurityContext(
  security: PodSecurityNode,
  at: FieldPath,
  scope: PodScope,
): void {
  runPlan(podPlan, security, at, scope);
}

/** Judges the security context of a container. */
export function judgeContainerSecurityContext(
  security: ContainerSecurityNode,
  at: FieldPath,
  scope: ContainerScope,
): void {
  runPlan(containerPlan, security, at, scope);
}
