import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import {
  clusterTrustBundle,
  containerRestartRules,
  dynamicResourceAllocation,
  envFiles,
  gatedFeatures,
  genericWorkload,
  gatedFeaturesOf,
  hostnameOverride,
  imageVolume,
  podCertificate,
  podLevelResources,
  stopSignals,
  volumeAttributesClass,
  type FeatureSet,
} from './gated-fields';
import type { ContainerNode, PodScope, PodSpecNode, VolumeNode } from './pod-scope';

type Found = (feature: FeatureSet, at: FieldPath) => void;

/** A field of a feature that is off is taken, and forgotten. */
export const warnOfIgnoredFields: Rule<PodSpecNode, PodScope> = {
  id: 'warn-of-ignored-fields',
  refuses: 'a field that the server takes and forgets, because its feature is off by default',
  severity: 'warning',
  covers: [
    'POD-56',
    'POD-57',
    'PROBE-25',
    'PROBE-26',
    'PROBE-27',
    ...Array.from({ length: 11 }, (_, i) => `VOL-${116 + i}`),
    ...Array.from({ length: 7 }, (_, i) => `VOL-${127 + i}`),
  ],
  reference: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
  check(spec, at) {
    if (gatedFeaturesOf(spec) === 0) return;
    eachIgnored(spec, at, (feature, place) => {
      const { gate, off } = gatedFeatures[31 - Math.clz32(feature)] ?? { gate: '', off: 0 };
      place
        .in(off)
        .problem(
          'FieldValueForbidden',
          `accepted, and ignored: the feature gate ${gate} is off by default`,
        );
    });
  },
};

function eachIgnored(spec: PodSpecNode, at: FieldPath, found: Found): void {
  if (spec.resourceClaims) found(dynamicResourceAllocation, at.child('resourceClaims'));
  if (spec.resources) found(podLevelResources, at.child('resources'));
  if (spec.hostnameOverride !== undefined) found(hostnameOverride, at.child('hostnameOverride'));
  if (spec.schedulingGroup) found(genericWorkload, at.child('schedulingGroup'));
  if (spec.workloadRef) found(genericWorkload, at.child('workloadRef'));
  spec.volumes?.forEach((volume, position) => {
    ignoredInVolume(volume, at.child('volumes').index(position), found);
  });
  for (const list of ['containers', 'initContainers', 'ephemeralContainers'] as const) {
    spec[list]?.forEach((container, position) => {
      const place = at.child(list).index(position);
      ignoredInContainer(container, list === 'initContainers', place, found);
    });
  }
}

function ignoredInVolume(
  { image, projected, ephemeral }: VolumeNode,
  at: FieldPath,
  found: Found,
): void {
  if (image) found(imageVolume, at.child('image'));
  projected?.sources?.forEach((source, position) => {
    const place = at.child('projected').child('sources').index(position);
    if (source.clusterTrustBundle) found(clusterTrustBundle, place.child('clusterTrustBundle'));
    if (source.podCertificate) found(podCertificate, place.child('podCertificate'));
  });
  if (ephemeral?.volumeClaimTemplate?.spec?.volumeAttributesClassName !== undefined) {
    const place = at.child('ephemeral').child('volumeClaimTemplate').child('spec');
    found(volumeAttributesClass, place.child('volumeAttributesClassName'));
  }
}

function ignoredInContainer(
  { restartPolicy, restartPolicyRules, lifecycle, resources, env }: ContainerNode,
  isInit: boolean,
  at: FieldPath,
  found: Found,
): void {
  if (restartPolicy !== undefined && !(isInit && restartPolicy === 'Always')) {
    found(containerRestartRules, at.child('restartPolicy'));
  }
  if (restartPolicyRules) found(containerRestartRules, at.child('restartPolicyRules'));
  if (lifecycle?.stopSignal !== undefined) {
    found(stopSignals, at.child('lifecycle').child('stopSignal'));
  }
  if (resources?.claims) {
    found(dynamicResourceAllocation, at.child('resources').child('claims'));
  }
  env?.forEach(({ valueFrom }, position) => {
    if (!valueFrom?.fileKeyRef) return;
    found(envFiles, at.child('env').index(position).child('valueFrom').child('fileKeyRef'));
  });
}
