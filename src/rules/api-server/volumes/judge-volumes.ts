import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import type { PodScope, PodSpecNode, VolumeNode } from '../pods/pod-scope';
import { acceptVolume } from './accepted-volumes';
import { checkClaimVolume, checkCsiVolume, checkEphemeralVolume } from './claim-volumes';
import {
  checkAwsElasticBlockStoreVolume,
  checkAzureDiskVolume,
  checkAzureFileVolume,
  checkCinderVolume,
  checkGcePersistentDiskVolume,
  checkVsphereVolume,
} from './cloud-volumes';
import { checkDownwardApiVolume } from './downward-api';
import { checkIscsiVolume } from './iscsi-volume';
import {
  checkCephfsVolume,
  checkFibreChannelVolume,
  checkGlusterfsVolume,
  checkNfsVolume,
  checkQuobyteVolume,
  checkRbdVolume,
} from './network-volumes';
import {
  checkEmptyDirVolume,
  checkGitRepoVolume,
  checkHostPathVolume,
  checkImageVolume,
} from './node-volumes';
import { checkProjectedVolume, refuseDuplicateProjectedPaths } from './projected-volume';
import {
  checkFlexVolume,
  checkFlockerVolume,
  checkPhotonVolume,
  checkPortworxVolume,
  checkScaleIoVolume,
  checkStorageosVolume,
} from './retired-volumes';
import { checkConfigMapVolume, checkSecretVolume } from './volume-files';
import {
  limitEphemeralClaimNames,
  limitIscsiVolumeNames,
  refuseDuplicateVolumeNames,
  requireVolumeName,
} from './volume-names';
import {
  refuseSecondVolumeSource,
  sourceOf,
  type SourceRule,
  type VolumeSourceName,
} from './volume-sources';

const anyVolumeRules: readonly Rule<VolumeNode, PodScope>[] = [
  requireVolumeName,
  refuseDuplicateVolumeNames,
  refuseSecondVolumeSource,
  limitEphemeralClaimNames,
  limitIscsiVolumeNames,
];

const sourceRules: { readonly [Name in VolumeSourceName]: readonly SourceRule<Name>[] } = {
  emptyDir: [checkEmptyDirVolume],
  hostPath: [checkHostPathVolume],
  gitRepo: [checkGitRepoVolume],
  gcePersistentDisk: [checkGcePersistentDiskVolume],
  awsElasticBlockStore: [checkAwsElasticBlockStoreVolume],
  secret: [checkSecretVolume],
  nfs: [checkNfsVolume],
  iscsi: [checkIscsiVolume],
  glusterfs: [checkGlusterfsVolume],
  flocker: [checkFlockerVolume],
  persistentVolumeClaim: [checkClaimVolume],
  rbd: [checkRbdVolume],
  cinder: [checkCinderVolume],
  cephfs: [checkCephfsVolume],
  quobyte: [checkQuobyteVolume],
  downwardAPI: [checkDownwardApiVolume],
  fc: [checkFibreChannelVolume],
  flexVolume: [checkFlexVolume],
  configMap: [checkConfigMapVolume],
  azureFile: [checkAzureFileVolume],
  vsphereVolume: [checkVsphereVolume],
  photonPersistentDisk: [checkPhotonVolume],
  portworxVolume: [checkPortworxVolume],
  azureDisk: [checkAzureDiskVolume],
  storageos: [checkStorageosVolume],
  projected: [checkProjectedVolume, refuseDuplicateProjectedPaths],
  scaleIO: [checkScaleIoVolume],
  csi: [checkCsiVolume],
  ephemeral: [checkEphemeralVolume],
  image: [checkImageVolume],
};

/** The rules of one volume of a pod, whatever stands behind it. */
export const volumeRules: readonly Rule<never, PodScope>[] = [
  ...anyVolumeRules,
  ...Object.values(sourceRules).flat(),
];

const plan = planOf(anyVolumeRules);

/** Judges the volumes of a pod, and keeps in the scope which of them the server takes. */
export function judgeVolumes(spec: PodSpecNode, at: FieldPath, scope: PodScope): void {
  if (spec.volumes === undefined) return;
  const place = at.child('volumes');
  for (let i = 0; i < spec.volumes.length; i += 1) {
    judgeVolume(spec.volumes[i] ?? {}, place.index(i), scope);
  }
}

// The server's path of what it looks into first is not always the field's name.
const misspelt: Readonly<Record<string, string>> = { gcePersistentDisk: 'persistentDisk' };

function judgeVolume(volume: VolumeNode, at: FieldPath, scope: PodScope): void {
  const { report } = at;
  const before = report.refusedBy;
  report.refusedBy = 0;
  runPlan(plan, volume, at, scope);
  const source = sourceOf(volume);
  if (source !== undefined) {
    const rules = sourceRules[source] as readonly Rule<unknown, PodScope>[];
    run(rules, volume[source], at.child(misspelt[source] ?? source), scope);
  }
  const taken = at.versions & ~report.refusedBy;
  report.refusedBy |= before;
  if (taken !== 0) acceptVolume(scope.volumes, volume.name ?? '', volume, taken);
}
