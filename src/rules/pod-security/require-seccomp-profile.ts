import { hasAllowedProfile, refuseSeccompProfiles } from './limit-seccomp-profile';
import { isWindowsPod } from './pod-view';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { requireForEveryContainer } from './require-for-every-container';

const remedy = "withSecurityContext({ seccompProfile: { type: 'RuntimeDefault' } })";

/** Every container has a seccomp profile, its own or the pod's. */
export const requireSeccompProfile: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'seccompProfile_restricted',
  refuses: 'a container without the seccomp profile RuntimeDefault or Localhost',
  remedy,
  check(pod) {
    if (isWindowsPod(pod)) return;
    refuseSeccompProfiles(pod);
    requireForEveryContainer(pod, {
      saidByPod: hasAllowedProfile(pod.spec.securityContext),
      saidBy: (container) => container.securityContext?.seccompProfile !== undefined,
      field: (at) => at.child('securityContext').child('seccompProfile').child('type'),
      words: (who) =>
        `seccompProfile (${who} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")`,
      remedy,
    });
  },
};
