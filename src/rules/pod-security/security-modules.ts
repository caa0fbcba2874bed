import { containerNamed } from '../container-argument';
import type { FieldPath } from '../field-path';
import { shownValue } from '../shown-value';
import { checkOf, type PodSecurityRule } from './pod-security-rule';
import { setterOf, type SecurityContextNode } from './pod-view';

const annotationPrefix = 'container.apparmor.security.beta.kubernetes.io/';

/** An AppArmor profile is the runtime's or one of the node. */
export const limitAppArmorProfile: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'appArmorProfile',
  refuses: 'an AppArmor profile other than RuntimeDefault and Localhost, as field or as annotation',
  remedy: appArmorRemedy(''),
  check({ metadata, spec, at, specAt, containers }) {
    refuseProfile(spec.securityContext, specAt);
    for (const { container, name, at: place } of containers) {
      refuseProfile(container.securityContext, place, name);
    }
    for (const key in metadata.annotations) {
      if (!key.startsWith(annotationPrefix)) continue;
      const value = metadata.annotations[key] ?? '';
      if (value === '' || value === 'runtime/default' || value.startsWith('localhost/')) continue;
      at.child('metadata')
        .child('annotations')
        .key(key)
        .forbidden(
          `forbidden AppArmor profile (annotation must not set AppArmor profile type to ${shownValue(value)})`,
        );
    }
  },
};

function refuseProfile(context: SecurityContextNode, at: FieldPath, container?: string): void {
  const profile = context?.appArmorProfile;
  if (profile === undefined) return;
  const { type = '' } = profile;
  if (type === 'RuntimeDefault' || type === 'Localhost') return;
  at.child('securityContext')
    .child('appArmorProfile')
    .child('type')
    .forbidden(
      `forbidden AppArmor profile (${setterOf(container)} must not set AppArmor profile type to ${shownValue(type)})`,
      appArmorRemedy(container === undefined ? '' : containerNamed(container)),
    );
}

function appArmorRemedy(which: string): string {
  return `withSecurityContext({ ${which}appArmorProfile: { type: 'RuntimeDefault' } })`;
}

const seLinuxTypes: ReadonlySet<string> = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

/** An SELinux type is one made for containers, and user and role are not chosen. */
export const limitSelinuxOptions: PodSecurityRule = {
  ...checkOf('baseline'),
  id: 'seLinuxOptions',
  refuses: 'an SELinux type that is not made for containers, and any SELinux user or role',
  remedy: 'leave it out of withSecurityContext({ seLinuxOptions: ... })',
  check({ spec, specAt, containers }) {
    refuseOptions(spec.securityContext, specAt);
    for (const { container, name, at } of containers) {
      refuseOptions(container.securityContext, at, name);
    }
  },
};

function refuseOptions(context: SecurityContextNode, at: FieldPath, container?: string): void {
  const options = context?.seLinuxOptions;
  if (options === undefined) return;
  const place = at.child('securityContext').child('seLinuxOptions');
  const words = `seLinuxOptions (${setterOf(container)} set forbidden securityContext.seLinuxOptions:`;
  const { type = '', user = '', role = '' } = options;
  if (!seLinuxTypes.has(type)) place.child('type').forbidden(`${words} type ${shownValue(type)})`);
  if (user !== '') place.child('user').forbidden(`${words} user may not be set)`);
  if (role !== '') place.child('role').forbidden(`${words} role may not be set)`);
}
