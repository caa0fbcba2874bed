import type {
  PersistentVolumeClaimSpec,
  TypedLocalObjectReference,
  TypedObjectReference,
} from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { since } from '../../versions';
import { dns1123LabelErrors, dns1123SubdomainErrors } from '../formats/dns-name';
import { quantityOf } from '../formats/quantity';
import { refuseMalformedSelector } from '../selectors/label-selector';

/** What a claim asks for, as rules meet it. */
export type ClaimSpecNode = Decoded<PersistentVolumeClaimSpec>;
type Source = Decoded<TypedLocalObjectReference>;
type SourceRef = Decoded<TypedObjectReference>;

const accessModes: readonly string[] = [
  'ReadOnlyMany',
  'ReadWriteMany',
  'ReadWriteOnce',
  'ReadWriteOncePod',
];
const attributesClasses = since('1.34');
const volumeModes: readonly string[] = ['Block', 'Filesystem'];

/**
 * Refuses a malformed claim: of a PersistentVolumeClaim, a claim template or an ephemeral volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export function refuseMalformedClaim(spec: ClaimSpecNode, at: FieldPath): void {
  refuseMalformedAccessModes(spec.accessModes ?? [], at.child('accessModes'));
  refuseMalformedSelector(spec.selector, at.child('selector'));
  refuseUnusableSize(spec, at.child('resources').key('storage'));
  refuseMalformedClass(spec.storageClassName, at.child('storageClassName'));
  if (spec.volumeMode !== undefined && !volumeModes.includes(spec.volumeMode)) {
    at.child('volumeMode').notSupported(spec.volumeMode, volumeModes);
  }
  refuseMalformedSources(spec, at);
  refuseMalformedClass(
    spec.volumeAttributesClassName,
    at.in(attributesClasses).child('volumeAttributesClassName'),
  );
}

function refuseMalformedAccessModes(modes: readonly string[], at: FieldPath): void {
  if (modes.length === 0) at.required('at least 1 access mode is required');
  let once = false;
  let other = false;
  for (const mode of modes) {
    if (!accessModes.includes(mode)) at.notSupported(mode, accessModes);
    else if (mode === 'ReadWriteOncePod') once = true;
    else other = true;
  }
  if (once && other) at.forbidden('may not use ReadWriteOncePod with other access modes');
}

// The server leaves `requests` out of the path.
function refuseUnusableSize(spec: ClaimSpecNode, at: FieldPath): void {
  const size = spec.resources?.requests?.['storage'];
  if (size === undefined) at.required();
  else if (quantityOf(size).sign <= 0) at.invalid(String(size), 'must be greater than zero');
}

function refuseMalformedClass(name: string | undefined, at: FieldPath): void {
  if (name) at.invalidEach(name, dns1123SubdomainErrors(name));
}

function refuseMalformedSources(spec: ClaimSpecNode, at: FieldPath): void {
  const { dataSource, dataSourceRef } = spec;
  if (dataSource !== undefined) refuseMalformedSource(dataSource, at.child('dataSource'));
  if (dataSourceRef === undefined) return;
  const place = at.child('dataSourceRef');
  refuseMalformedSource(dataSourceRef, place);
  if (dataSourceRef.namespace) {
    place
      .child('namespace')
      .invalidEach(dataSourceRef.namespace, dns1123LabelErrors(dataSourceRef.namespace));
    if (dataSource !== undefined) {
      at.invalid({}, 'may not be specified when dataSourceRef.namespace is specified');
    }
  } else if (dataSource !== undefined && !isSame(dataSource, dataSourceRef)) {
    at.invalid({}, 'must match dataSourceRef');
  }
}

function isSame(source: Source, ref: SourceRef): boolean {
  return (
    source.apiGroup === ref.apiGroup &&
    (source.kind ?? '') === (ref.kind ?? '') &&
    (source.name ?? '') === (ref.name ?? '')
  );
}

function refuseMalformedSource({ name, kind = '', apiGroup = '' }: Source, at: FieldPath): void {
  if (!name) at.child('name').required();
  if (kind === '') at.child('kind').required();
  if (apiGroup !== '') at.child('apiGroup').invalidEach(apiGroup, dns1123SubdomainErrors(apiGroup));
  else if (kind !== 'PersistentVolumeClaim') {
    at.invalid(kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
  }
}
