import { until } from '../../versions';
import { isLongerThan } from '../formats/byte-length';
import { dns1123SubdomainErrors } from '../formats/dns-name';
import { refuseMalformedAnnotations } from '../metadata/annotations';
import { refuseMalformedLabels } from '../metadata/labels';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { refuseMalformedClaim } from '../storage/claim-spec';
import type { SourceRule } from './volume-sources';

const reference = 'https://kubernetes.io/docs/concepts/storage/';

/** What a PersistentVolumeClaim got. */
export const checkClaimVolume: SourceRule<'persistentVolumeClaim'> = {
  id: 'check-claim-volume',
  refuses: 'a volume of a claim that names no claim',
  covers: ['VOL-46'],
  reference: `${reference}persistent-volumes/#claims-as-volumes`,
  check({ claimName }, at) {
    if (!claimName) at.child('claimName').required();
  },
};

// Up to then an empty name is refused twice: because it is empty, and because of its form.
const alsoInvalid = until('1.34');

/** A volume that a CSI driver makes for the pod. */
export const checkCsiVolume: SourceRule<'csi'> = {
  id: 'check-csi-volume',
  refuses: 'a CSI volume without a driver, or with a malformed driver or Secret',
  covers: ['VOL-92', 'VOL-93', 'VOL-94', 'VOL-95', 'VOL-96'],
  reference: `${reference}ephemeral-volumes/#csi-ephemeral-volumes`,
  check({ driver = '', nodePublishSecretRef }, at) {
    const place = at.child('driver');
    const errors = dns1123SubdomainErrors(driver.toLowerCase());
    if (driver === '') {
      place.required();
      place.in(alsoInvalid).invalidEach(driver, errors);
    } else {
      if (isLongerThan(driver, 63)) place.tooLong(63);
      place.invalidEach(driver, errors);
    }
    if (nodePublishSecretRef === undefined) return;
    const { name } = nodePublishSecretRef;
    if (!name) at.child('nodePublishSecretRef').child('name').required();
    else at.child('name').invalidEach(name, dns1123SubdomainErrors(name));
  },
};

/** The claim that the server makes for a volume that lives as long as the pod. */
export const checkEphemeralVolume: SourceRule<'ephemeral'> = {
  id: 'check-ephemeral-volume',
  refuses:
    'an ephemeral volume without a claim template, with a malformed one, or with more metadata than labels and annotations',
  covers: ['VOL-97', 'VOL-98', 'VOL-99', 'VOL-100', 'PVC-14', 'PVC-15'],
  reference: `${reference}ephemeral-volumes/#generic-ephemeral-volumes`,
  check({ volumeClaimTemplate }, at) {
    const place = at.child('volumeClaimTemplate');
    if (volumeClaimTemplate === undefined) return place.required();
    const { metadata = {}, spec = {} } = volumeClaimTemplate;
    const inMetadata = place.child('metadata');
    refuseMalformedAnnotations(metadata.annotations, inMetadata.child('annotations'));
    refuseMalformedLabels(metadata.labels, inMetadata, 'labels');
    for (const field in metadata) {
      if (isSet(metadata, field as keyof ObjectMetadata)) {
        inMetadata.child(spelt[field] ?? field).forbidden('cannot be set');
      }
    }
    refuseMalformedClaim(spec, place.child('spec'));
  },
};

const spelt: Readonly<Record<string, string>> = { uid: 'uID' };

function isSet(metadata: ObjectMetadata, field: keyof ObjectMetadata): boolean {
  const value: unknown = metadata[field];
  if (field === 'annotations' || field === 'labels' || value === undefined) return false;
  return value !== '' && !(value === 0 && field === 'generation');
}
