import type { Judged } from '../api-server/judge-object';
import { FieldPath } from '../field-path';
import { podTemplatesIn } from '../pod-templates';
import type { Report } from '../report';
import { run } from '../rule';
import { dropCapabilities, limitAddedCapabilities } from './capabilities';
import { forbidHostNamespaces, forbidHostPorts, forbidWindowsHostProcess } from './host-access';
import { limitProcMount, limitProcMountRestricted, limitSysctls } from './kernel-settings';
import type { PodSecurityLevel, PodSecurityRule } from './pod-security-rule';
import { podView } from './pod-view';
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

/** The checks of the level `baseline`. */
export const baselineRules: readonly PodSecurityRule[] = [
  ...ofBothLevels,
  limitAddedCapabilities,
  forbidHostPathVolumes,
  limitSeccompProfile,
];

/** The checks of the level `restricted`: those of `baseline` too, but for the three that a stricter one replaces. */
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

/**
 * Judges the pods of an object by a level of the Pod Security Standards.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function judgePodSecurity(judged: Judged, level: PodSecurityLevel, report: Report): void {
  const root = new FieldPath(report, judged.versions);
  const rules = level === 'restricted' ? restrictedRules : baselineRules;
  for (const place of podTemplatesIn(judged.kind, judged.object, root)) {
    run(rules, podView(place), place.at, level);
  }
}
