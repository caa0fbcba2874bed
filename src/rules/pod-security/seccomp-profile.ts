import { containerNamed } from '../container-argument';
import type { FieldPath } from '../field-path';
import { shownValue } from '../shown-value';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { setterOf, isWindowsPod, type PodView, type SecurityContextNode } from './pod-view';
import { requireForEveryContainer } from './require-for-every-container';

const remedy = remedyFor('');

function remedyFor(which: string): string {
  return `withSecurityContext({ ${which}seccompProfile: { type: 'RuntimeDefault' } })`;
}

/** A seccomp profile, where one is given, is the runtime's or one of the node. */
export const limitSeccompProfile: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'seccompProfile_baseline',
  refuses: 'a seccomp profile other than RuntimeDefault and Localhost',
  remedy,
  check: refuseSeccompProfiles,
};

/** Every container has a seccomp profile, its own or the pod's. */
export const requireSeccompProfile: PodSecurityRule = {
  ...checkOf('restricted'),
  id: 'seccompProfile_restricted',
  refuses: 'a container without the seccomp profile RuntimeDefault or Localhost',
  remedy,
  check(pod) {
    if (isWindowsPod(pod)) return;
    refuseSeccompProfiles(pod);
    if (pod.spec.securityContext?.seccompProfile !== undefined) return;
    requireForEveryContainer(pod, {
      saidBy: (container) => container.securityContext?.seccompProfile !== undefined,
      field: (at) => at.child('securityContext').child('seccompProfile').child('type'),
      words: (who) =>
        `seccompProfile (${who} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")`,
      remedy,
    });
  },
};

function refuseSeccompProfiles({ spec, specAt, containers }: PodView): void {
  refuseProfile(spec.securityContext, specAt);
  for (const { container, name, at } of containers) {
    refuseProfile(container.securityContext, at, name);
  }
}

function refuseProfile(context: SecurityContextNode, at: FieldPath, container?: string): void {
  const profile = context?.seccompProfile;
  if (profile === undefined) return;
  const { type = '' } = profile;
  if (type === 'RuntimeDefault' || type === 'Localhost') return;
  at.child('securityContext')
    .child('seccompProfile')
    .child('type')
    .forbidden(
      `seccompProfile (${setterOf(container)} must not set securityContext.seccompProfile.type to ${shownValue(type)})`,
      container === undefined ? remedy : remedyFor(containerNamed(container)),
    );
}
