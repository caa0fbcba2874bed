import type { Rule } from '../../rule';
import { isLongerThan } from '../formats/byte-length';
import { dns1123LabelErrors, dns1123SubdomainErrors } from '../formats/dns-name';
import { generatedName } from '../metadata/object-name';
import type { PodScope, PodSpecNode, VolumeNode } from '../pods/pod-scope';
import { versionsWithVolume } from './accepted-volumes';
import { sourcesOf } from './volume-sources';

/** A volume's name, by which containers mount it. */
export const requireVolumeName: Rule<VolumeNode, PodScope> = {
  id: 'require-volume-name',
  refuses: 'a volume without a name, or whose name is no DNS label',
  covers: ['VOL-1', 'VOL-2'],
  reference: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  check({ name }, at) {
    if (!name) return at.child('name').required();
    const errors = dns1123LabelErrors(name);
    if (errors.length > 0) at.child('name').invalidEach(name, errors);
  },
};

/** The names of a pod's volumes differ; one that is refused for another reason does not count. */
export const refuseDuplicateVolumeNames: Rule<VolumeNode, PodScope> = {
  id: 'refuse-duplicate-volume-names',
  refuses: 'two volumes of one name',
  covers: ['VOL-3'],
  check({ name = '' }, at, { volumes }) {
    if (!volumes.has(name)) return;
    at.child('name').in(versionsWithVolume(volumes, name)).duplicate(name);
  },
};

/** The server names the claim of an ephemeral volume after the pod and the volume. */
export const limitEphemeralClaimNames: Rule<VolumeNode, PodScope> = {
  id: 'limit-ephemeral-claim-names',
  of: 'ephemeral',
  refuses: 'an ephemeral volume whose claim would get a name that is no DNS subdomain',
  covers: ['VOL-101'],
  reference:
    'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#persistentvolumeclaim-naming',
  check(volume, at, scope) {
    const { name, ephemeral } = volume;
    if (ephemeral === undefined || !name || !scope.isPod) return;
    if (sourcesOf(volume)[0] !== 'ephemeral') return;
    const podName = nameOfPod(scope);
    if (podName === '') return;
    const claim = `${podName}-${name}`;
    for (const error of dns1123SubdomainErrors(claim)) {
      at.child('name').invalid(name, `PVC name "${claim}": ${error}`);
    }
  },
};

/** The claim of an ephemeral volume is its own. */
export const refuseEphemeralClaimReferences: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-ephemeral-claim-references',
  of: 'volumes',
  refuses: 'a volume that names the claim which an ephemeral volume of the same pod will get',
  covers: ['VOL-6'],
  reference:
    'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#persistentvolumeclaim-naming',
  check({ volumes = [] }, at, scope) {
    if (!scope.isPod || volumes.every(({ ephemeral }) => ephemeral === undefined)) return;
    const podName = nameOfPod(scope);
    if (podName === '') return;
    const made = new Set(
      volumes
        .filter(({ ephemeral }) => ephemeral !== undefined)
        .map(({ name = '' }) => `${podName}-${name}`),
    );
    volumes.forEach(({ persistentVolumeClaim }, position) => {
      const name = persistentVolumeClaim?.claimName;
      if (name === undefined || !made.has(name)) return;
      at.child('volumes')
        .index(position)
        .child('persistentVolumeClaim')
        .child('claimName')
        .invalid(name, 'must not reference a PVC that gets created for an ephemeral volume');
    });
  },
};

/** What the node makes of an iSCSI volume's name and portal has room for 64 bytes. */
export const limitIscsiVolumeNames: Rule<VolumeNode, PodScope> = {
  id: 'limit-iscsi-volume-names',
  of: 'iscsi',
  refuses: 'an iSCSI volume with an initiator whose name and portal have more than 64 bytes',
  covers: ['VOL-40'],
  check({ name = '', iscsi }, at) {
    if (iscsi?.initiatorName === undefined) return;
    if (!isLongerThan(`${name}:${iscsi.targetPortal ?? ''}`, 64)) return;
    at.child('name').invalid(
      name,
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
    );
  },
};

function nameOfPod({ metadata }: PodScope): string {
  if (metadata.name) return metadata.name;
  return metadata.generateName ? generatedName(metadata.generateName) : '';
}
