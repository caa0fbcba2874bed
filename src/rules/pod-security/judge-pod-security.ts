import { planOf, runPlan } from '../rule-plan';
import { dropCapabilities, limitAddedCapabilities } from './capabilities';
import { forbidHostNamespaces, forbidHostPorts, forbidWindowsHostProcess } from './host-access';
import { limitProcMount, limitProcMountRestricted, limitSysctls } from './kernel-settings';
import type { PodSecurityLevel, PodSecurityRule } from './pod-security-rule';
import type { PodView } from './pod-view';
import { forbidPrivilegedContainers, forbidPrivilegeEscalation } from './privileges';
import { forbidProbeHosts } from './probe-hosts';
import { limitSeccompProfile, requireSeccompProfile } from './seccomp-profile';
import { limitAppArmorProfile, limitSelinuxOptions } from './security-modules';
import { forbidRootUser, requireNonRoot } from './users';
import { forbidHostPathVolumes, limitVolumeTypes } from './volume-types';

export type { PodSecurityLevel } from './pod-security-rule';

const ofBothLevels: readonly PodSecurityRule[] = [
  limitAppArmorProfile,
  forbidHostNamespaces,
  forbidHostPorts,
  forbidProbeHosts,
  forbidPrivilegedContainers,
  limitProcMount,
  limitSelinuxOptions,
  limitSysctls,
  forbidWindowsHostProcess,
];

/**
 * The checks of the level `baseline`.
 *
 * @internal
 */
export const baselineRules: readonly PodSecurityRule[] = [
  ...ofBothLevels,
  limitAddedCapabilities,
  forbidHostPathVolumes,
  limitSeccompProfile,
];

/**
 * The checks of the level `restricted`: those of `baseline` too, but for the three that a stricter one replaces.
 *
 * @internal
 */
export const restrictedRules: readonly PodSecurityRule[] = [
  ...ofBothLevels,
  forbidPrivilegeEscalation,
  dropCapabilities,
  limitProcMountRestricted,
  limitVolumeTypes,
  requireNonRoot,
  forbidRootUser,
  requireSeccompProfile,
];

const plans = { baseline: planOf(baselineRules), restricted: planOf(restrictedRules) };

/**
 * Judges the pods of an object, which `podViewsIn` finds, by a level of the Pod Security Standards.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 *
 * @internal
 */
export function judgePodSecurity(pods: readonly PodView[], level: PodSecurityLevel): void {
  for (const pod of pods) runPlan(plans[level], pod, pod.at, level);
}
