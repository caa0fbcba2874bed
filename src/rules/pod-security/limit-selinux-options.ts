import type { FieldPath } from '../field-path';
import { checkOf, type PodSecurityRule } from './pod-security-rule';

const types: ReadonlySet<string> = new Set([
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
    refuseOptions(spec.securityContext, 'pod', specAt);
    for (const { container, name, at } of containers) {
      refuseOptions(container.securityContext, `container "${name}"`, at);
    }
  },
};

interface Options {
  readonly type?: string | undefined;
  readonly user?: string | undefined;
  readonly role?: string | undefined;
}

interface SecurityContext {
  readonly seLinuxOptions?: Options | undefined;
}

function refuseOptions(context: SecurityContext | undefined, setter: string, at: FieldPath): void {
  const options = context?.seLinuxOptions;
  if (options === undefined) return;
  const place = at.child('securityContext').child('seLinuxOptions');
  const words = `seLinuxOptions (${setter} set forbidden securityContext.seLinuxOptions:`;
  const { type = '', user = '', role = '' } = options;
  if (!types.has(type)) place.child('type').forbidden(`${words} type ${JSON.stringify(type)})`);
  if (user !== '') place.child('user').forbidden(`${words} user may not be set)`);
  if (role !== '') place.child('role').forbidden(`${words} role may not be set)`);
}
