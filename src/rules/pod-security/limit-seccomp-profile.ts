import type { FieldPath } from '../field-path';
import type { PodView } from './pod-view';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

/** A seccomp profile, where one is given, is the runtime's or one of the node. */
export const limitSeccompProfile: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'seccompProfile_baseline',
  refuses: 'a seccomp profile other than RuntimeDefault and Localhost',
  remedy: "withSecurityContext({ seccompProfile: { type: 'RuntimeDefault' } })",
  check: refuseSeccompProfiles,
};

/** What of a security context this is about. */
export interface SeccompContext {
  readonly seccompProfile?: { readonly type?: string | undefined } | undefined;
}

/** Refuses the profiles that are given and not allowed, in the pod and in its containers. */
export function refuseSeccompProfiles({ spec, specAt, containers }: PodView): void {
  refuseProfile(spec.securityContext, 'pod', specAt);
  for (const { container, name, at } of containers) {
    refuseProfile(container.securityContext, `container "${name}"`, at);
  }
}

/** Whether a profile is given and allowed. */
export function hasAllowedProfile(context: SeccompContext | undefined): boolean {
  const type = context?.seccompProfile?.type;
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function refuseProfile(context: SeccompContext | undefined, setter: string, at: FieldPath): void {
  if (context?.seccompProfile === undefined || hasAllowedProfile(context)) return;
  const { type = '' } = context.seccompProfile;
  at.child('securityContext')
    .child('seccompProfile')
    .child('type')
    .forbidden(
      `seccompProfile (${setter} must not set securityContext.seccompProfile.type to ${JSON.stringify(type)})`,
    );
}
