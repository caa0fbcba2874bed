import type { RoleRef, Subject } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { dns1123SubdomainErrors } from '../formats/dns-name';
import { pathSegmentErrors } from '../formats/path-segment';

const accessGroup = 'rbac.authorization.k8s.io';

/** Refuses a reference to anything but a role of one of the given kinds. */
export function refuseMalformedRoleRef(
  roleRef: Decoded<RoleRef> | undefined,
  kinds: readonly string[],
  at: FieldPath,
): void {
  const { apiGroup, kind = '', name } = roleRef ?? {};
  if (apiGroup && apiGroup !== accessGroup) {
    at.child('apiGroup').notSupported(apiGroup, [accessGroup]);
  }
  if (!kinds.includes(kind)) at.child('kind').notSupported(kind, kinds);
  if (name) at.child('name').invalidEach(name, pathSegmentErrors(name));
  else at.child('name').required();
}

/** Refuses subjects without a name, of an unknown kind, or in the wrong group or namespace. */
export function refuseMalformedSubjects(
  subjects: readonly Decoded<Subject>[] | undefined,
  namespaced: boolean,
  at: FieldPath,
): void {
  subjects?.forEach((subject, position) =>
    refuseMalformed(subject, namespaced, at.index(position)),
  );
}

function refuseMalformed(subject: Decoded<Subject>, namespaced: boolean, at: FieldPath): void {
  const { kind = '', name, apiGroup, namespace } = subject;
  if (!name) at.child('name').required();
  if (kind === 'ServiceAccount') {
    if (name) at.child('name').invalidEach(name, dns1123SubdomainErrors(name));
    if (apiGroup) at.child('apiGroup').notSupported(apiGroup, ['']);
    if (!namespaced && !namespace) at.child('namespace').required();
  } else if (kind === 'User' || kind === 'Group') {
    // An absent group is filled in before the server looks.
    if (apiGroup && apiGroup !== accessGroup) {
      at.child('apiGroup').notSupported(apiGroup, [accessGroup]);
    }
  } else at.child('kind').notSupported(kind, ['ServiceAccount', 'User', 'Group']);
}
