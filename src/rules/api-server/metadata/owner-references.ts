import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { ObjectMetadata } from './metadata-scope';

type OwnerReference = NonNullable<ObjectMetadata['ownerReferences']>[number];

/** The owners of an object. */
export const checkOwnerReferences: Rule<ObjectMetadata> = {
  id: 'check-owner-references',
  of: 'ownerReferences',
  refuses: 'an owner without version, kind, name or uid, an Event as owner, and two controllers',
  covers: ['META-12', 'META-13', 'META-14', 'META-15', 'META-16', 'META-17'],
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
  check({ ownerReferences }, at) {
    if (ownerReferences === undefined) return;
    const place = at.child('ownerReferences');
    const owners = withoutRepeated(ownerReferences);
    for (const owner of owners) refuseIncompleteOwner(owner, place);
    refuseSecondController(owners, place);
  },
};

/** The same owner, twice: the server keeps one. */
export const warnOfOwnersNamedTwice: Rule<ObjectMetadata> = {
  id: 'warn-of-owners-named-twice',
  of: 'ownerReferences',
  refuses: 'the same owner reference twice, of which the server keeps one',
  severity: 'warning',
  check({ ownerReferences = [] }, at) {
    const kept = new Set(withoutRepeated(ownerReferences));
    if (kept.size === ownerReferences.length) return;
    const repeated = ownerReferences.filter((owner) => !kept.has(owner));
    at.child('ownerReferences').problem(
      'FieldValueInvalid',
      `contains duplicate entries; API server dedups owner references; duplicate UID(s) observed: ${repeated.map(({ uid }) => uid ?? '').join(', ')}`,
    );
  },
};

// Before anything else sees them, the server takes away those that repeat an earlier one in every field.
function withoutRepeated(owners: readonly OwnerReference[]): readonly OwnerReference[] {
  if (owners.length < 2) return owners;
  const seen = new Set<string>();
  return owners.filter((owner) => {
    const {
      apiVersion = '',
      kind = '',
      name = '',
      uid = '',
      controller,
      blockOwnerDeletion,
    } = owner;
    const text = JSON.stringify([apiVersion, kind, name, uid, controller, blockOwnerDeletion]);
    return !seen.has(text) && seen.add(text);
  });
}

// The server names the list, never the element.
function refuseIncompleteOwner(owner: OwnerReference, at: FieldPath): void {
  const { apiVersion = '', kind = '', name = '', uid = '' } = owner;
  if (!versionOf(apiVersion)) {
    at.child('apiVersion').invalid(apiVersion, 'version must not be empty');
  }
  if (!kind) at.child('kind').invalid(kind, 'must not be empty');
  if (!name) at.child('name').invalid(name, 'must not be empty');
  if (!uid) at.child('uid').invalid(uid, 'must not be empty');
  if ((apiVersion === 'v1' || apiVersion === '/v1') && kind === 'Event') {
    at.invalid(owner, '/v1, Kind=Event is disallowed from being an owner');
  }
}

function versionOf(apiVersion: string): string {
  const parts = apiVersion.split('/');
  if (parts.length > 2) return '';
  return parts.at(-1) ?? '';
}

function refuseSecondController(owners: readonly OwnerReference[], at: FieldPath): void {
  let first: string | undefined;
  for (const { controller, kind = '', name = '' } of owners) {
    if (!controller) continue;
    const found = `${kind}/${name}`;
    if (first === undefined) first = found;
    else {
      at.invalid(
        owners,
        `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${found}`,
      );
    }
  }
}
