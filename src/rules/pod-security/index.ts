import { dropCapabilities } from './drop-capabilities';
import { forbidHostNamespaces } from './forbid-host-namespaces';
import { forbidHostPathVolumes } from './forbid-host-path-volumes';
import { forbidHostPorts } from './forbid-host-ports';
import { forbidPrivilegeEscalation } from './forbid-privilege-escalation';
import { forbidPrivilegedContainers } from './forbid-privileged-containers';
import { forbidProbeHosts } from './forbid-probe-hosts';
import { forbidRootUser } from './forbid-root-user';
import { forbidWindowsHostProcess } from './forbid-windows-host-process';
import { limitAddedCapabilities } from './limit-added-capabilities';
import { limitAppArmorProfile } from './limit-app-armor-profile';
import {
  limitProcMount,
  limitProcMountBeforeRestricted,
  limitProcMountRestricted,
} from './limit-proc-mount';
import { limitSeccompProfile } from './limit-seccomp-profile';
import { limitSelinuxOptions } from './limit-selinux-options';
import { limitSysctls } from './limit-sysctls';
import { limitVolumeTypes } from './limit-volume-types';
import type { PodSecurityLevel, PodSecurityRule } from './pod-security-rule';
import { requireNonRoot } from './require-non-root';
import { requireSeccompProfile } from './require-seccomp-profile';

const ofBothLevels: readonly PodSecurityRule[] = [
  limitAppArmorProfile,
  forbidHostNamespaces,
  forbidHostPorts,
  forbidProbeHosts,
  forbidPrivilegedContainers,
  limitSelinuxOptions,
  limitSysctls,
  forbidWindowsHostProcess,
];

/**
 * The checks of each level of the Pod Security Standards.
 *
 * `restricted` holds the checks of `baseline` too, but for those that a stricter one replaces.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export const podSecurityRules: Readonly<Record<PodSecurityLevel, readonly PodSecurityRule[]>> = {
  baseline: [
    ...ofBothLevels,
    limitAddedCapabilities,
    forbidHostPathVolumes,
    limitProcMount,
    limitSeccompProfile,
  ],
  restricted: [
    ...ofBothLevels,
    limitProcMountBeforeRestricted,
    forbidPrivilegeEscalation,
    dropCapabilities,
    limitProcMountRestricted,
    limitVolumeTypes,
    requireNonRoot,
    forbidRootUser,
    requireSeccompProfile,
  ],
};
