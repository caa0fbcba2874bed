import type { FieldPath } from '../field-path';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

const annotationPrefix = 'container.apparmor.security.beta.kubernetes.io/';

/** An AppArmor profile is the runtime's or one of the node. */
export const limitAppArmorProfile: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'appArmorProfile',
  refuses: 'an AppArmor profile other than RuntimeDefault and Localhost, as field or as annotation',
  remedy: "withSecurityContext({ appArmorProfile: { type: 'RuntimeDefault' } })",
  check({ metadata, spec, at, specAt, containers }) {
    refuseProfile(spec.securityContext, 'pod', specAt);
    for (const { container, name, at: place } of containers) {
      refuseProfile(container.securityContext, `container "${name}"`, place);
    }
    for (const key in metadata.annotations) {
      if (!key.startsWith(annotationPrefix)) continue;
      const value = metadata.annotations[key] ?? '';
      if (value === '' || value === 'runtime/default' || value.startsWith('localhost/')) continue;
      at.child('metadata')
        .child('annotations')
        .key(key)
        .forbidden(
          `forbidden AppArmor profile (annotation must not set AppArmor profile type to ${JSON.stringify(value)})`,
        );
    }
  },
};

interface SecurityContext {
  readonly appArmorProfile?: { readonly type?: string | undefined } | undefined;
}

function refuseProfile(context: SecurityContext | undefined, setter: string, at: FieldPath): void {
  const profile = context?.appArmorProfile;
  if (profile === undefined) return;
  const { type = '' } = profile;
  if (type === 'RuntimeDefault' || type === 'Localhost') return;
  at.child('securityContext')
    .child('appArmorProfile')
    .child('type')
    .forbidden(
      `forbidden AppArmor profile (${setter} must not set AppArmor profile type to "${type}")`,
    );
}
