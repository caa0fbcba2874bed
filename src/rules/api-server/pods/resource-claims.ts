import { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { dns1123LabelErrors, dns1123SubdomainErrors } from '../formats/dns-name';
import { mirrorAnnotation } from './pod-annotations';
import type { PodScope, PodSpecNode } from './pod-scope';

const reference =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/';

type Claim = NonNullable<PodSpecNode['resourceClaims']>[number];

/** The claims of devices that a pod has. */
export const checkResourceClaims: Rule<PodSpecNode, PodScope> = {
  id: 'check-resource-claims',
  of: 'resourceClaims',
  refuses:
    'a claim of a pod without a name, with a malformed or repeated one, or with neither or both of claim and template',
  covers: ['POD-48', 'POD-49', 'POD-50', 'POD-51', 'POD-52', 'POD-53', 'POD-54', 'POD-55'],
  reference,
  check({ resourceClaims: claims }, at, { isPod, metadata }) {
    if (claims === undefined || claims.length === 0) return;
    if (isPod && metadata.annotations?.[mirrorAnnotation] !== undefined) {
      // The server names no field, and writes that as brackets.
      return new FieldPath(at.report, at.versions)
        .key('')
        .forbidden('static pods do not support resource claims');
    }
    const names = new Set<string>();
    claims.forEach((claim, position) => {
      const place = at.child('resourceClaims').index(position);
      refuseUnlessNew(claim.name ?? '', names, place.child('name'));
      refuseMalformedClaim(claim, place);
    });
  },
};

function refuseUnlessNew(name: string, names: Set<string>, at: FieldPath): void {
  if (name === '') return at.required();
  if (names.has(name)) return at.duplicate(name);
  at.invalidEach(name, dns1123LabelErrors(name));
  names.add(name);
}

function refuseMalformedClaim(claim: Claim, at: FieldPath): void {
  const { resourceClaimName: name, resourceClaimTemplateName: template } = claim;
  if (name !== undefined && template !== undefined) {
    at.invalid(
      claim,
      'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
    );
  }
  if (name === undefined && template === undefined) {
    at.invalid(claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`');
  }
  if (name !== undefined) {
    at.child('resourceClaimName').invalidEach(name, dns1123SubdomainErrors(name));
  }
  if (template !== undefined) {
    at.child('resourceClaimTemplateName').invalidEach(template, dns1123SubdomainErrors(template));
  }
}
