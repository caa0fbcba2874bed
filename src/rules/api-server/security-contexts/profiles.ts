import type { Rule } from '../../rule';
import { isLongerThan } from '../formats/byte-length';
import { relativePathErrors } from '../formats/relative-path';
import { isPadded } from '../formats/white-space';
import type { SharedSecurityNode } from './security-context';

const types: readonly string[] = ['Localhost', 'RuntimeDefault', 'Unconfined'];

/** Which system calls processes may make. */
export const checkSeccompProfile: Rule<SharedSecurityNode> = {
  id: 'check-seccomp-profile',
  of: 'seccompProfile',
  refuses:
    'a seccomp profile of no or an unknown type, of the node without its path, or with a path where none is used',
  covers: ['SEC-15', 'SEC-16', 'SEC-17', 'SEC-18', 'SEC-19', 'SEC-20'],
  reference: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
  check({ seccompProfile }, at) {
    if (seccompProfile === undefined) return;
    const { type, localhostProfile: path } = seccompProfile;
    const place = at.child('seccompProfile');
    if (!type) place.child('type').required('type is required when seccompProfile is set');
    else if (!types.includes(type)) place.child('type').notSupported(type, types);
    const file = place.child('localhostProfile');
    if (type === 'Localhost') {
      if (path === undefined) file.required('must be set when seccomp type is Localhost');
      else file.invalidEach(path, relativePathErrors(path));
    } else if (path !== undefined) {
      file.invalid(seccompProfile, 'can only be set when seccomp type is Localhost');
    }
  },
};

const mostPathBytes = 4095;
const required = 'must be set when AppArmor type is Localhost';

/** Which files and capabilities AppArmor leaves to processes. */
export const checkAppArmorProfile: Rule<SharedSecurityNode> = {
  id: 'check-app-armor-profile',
  of: 'appArmorProfile',
  refuses:
    'an AppArmor profile of no or an unknown type, of the node without its name, or with a name where none is used',
  covers: ['SEC-21', 'SEC-22', 'SEC-23', 'SEC-24', 'SEC-25', 'SEC-26'],
  reference: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
  check({ appArmorProfile }, at) {
    if (appArmorProfile === undefined) return;
    const { type, localhostProfile: name } = appArmorProfile;
    const place = at.child('appArmorProfile');
    if (!type) return place.child('type').required('type is required when appArmorProfile is set');
    if (!types.includes(type)) return place.child('type').notSupported(type, types);
    const file = place.child('localhostProfile');
    if (type !== 'Localhost') {
      if (name === undefined) return;
      return file.invalid(name, 'can only be set when AppArmor type is Localhost');
    }
    if (!name) return file.required(required);
    if (isPadded(name)) file.invalid(name, 'must not be padded with whitespace');
    if (isLongerThan(name, mostPathBytes)) file.tooLong(mostPathBytes);
  },
};
