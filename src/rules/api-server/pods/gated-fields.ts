import { since, until, type VersionSet } from '../../versions';
import type { ContainerNode, PodSpecNode, VolumeNode } from './pod-scope';

/** A feature whose fields some versions take and forget, because its gate is off by default there. */
export interface GatedFeature {
  /** The name of the feature gate. */
  readonly gate: string;
  /** The versions in which it is off. */
  readonly off: VersionSet;
}

const only = (version: '1.34' | '1.35' | '1.36'): VersionSet => since(version) & until(version);

/** The features of pods that are off by default in some version; a feature's place is its bit in a set of them. */
export const gatedFeatures: readonly GatedFeature[] = [
  { gate: 'ImageVolume', off: until('1.34') },
  { gate: 'DynamicResourceAllocation', off: until('1.33') },
  { gate: 'PodLevelResources', off: until('1.33') },
  { gate: 'ContainerRestartRules', off: only('1.34') },
  { gate: 'EnvFiles', off: only('1.34') },
  { gate: 'HostnameOverride', off: only('1.34') },
  { gate: 'ClusterTrustBundleProjection', off: until('1.36') },
  { gate: 'PodCertificateRequest', off: since('1.34') },
  { gate: 'ContainerStopSignals', off: until('1.36') },
  { gate: 'GenericWorkload', off: since('1.35') },
  { gate: 'VolumeAttributesClass', off: until('1.33') },
];

/** A set of gated features: a bit each. */
export type FeatureSet = number;

export const imageVolume: FeatureSet = 1;
export const dynamicResourceAllocation: FeatureSet = 2;
export const podLevelResources: FeatureSet = 4;
export const containerRestartRules: FeatureSet = 8;
export const envFiles: FeatureSet = 16;
export const hostnameOverride: FeatureSet = 32;
export const clusterTrustBundle: FeatureSet = 64;
export const podCertificate: FeatureSet = 128;
export const stopSignals: FeatureSet = 256;
export const genericWorkload: FeatureSet = 512;
export const volumeAttributesClass: FeatureSet = 1024;

/** The gated features that a pod uses. */
export function gatedFeaturesOf(spec: PodSpecNode): FeatureSet {
  let features = 0;
  if (spec.resourceClaims !== undefined) features |= dynamicResourceAllocation;
  if (spec.resources !== undefined) features |= podLevelResources;
  if (spec.hostnameOverride !== undefined) features |= hostnameOverride;
  if (spec.schedulingGroup !== undefined || spec.workloadRef !== undefined) {
    features |= genericWorkload;
  }
  if (spec.volumes !== undefined) {
    for (const volume of spec.volumes) features |= featuresOfVolume(volume);
  }
  return (
    features |
    featuresOfContainers(spec.containers, false) |
    featuresOfContainers(spec.initContainers, true) |
    featuresOfContainers(spec.ephemeralContainers, false)
  );
}

/** The gated features that a volume uses. */
export function featuresOfVolume({ image, projected, ephemeral }: VolumeNode): FeatureSet {
  let features = 0;
  if (image !== undefined) features |= imageVolume;
  if (projected?.sources !== undefined) {
    for (const source of projected.sources) {
      if (source.clusterTrustBundle !== undefined) features |= clusterTrustBundle;
      if (source.podCertificate !== undefined) features |= podCertificate;
    }
  }
  if (ephemeral?.volumeClaimTemplate?.spec?.volumeAttributesClassName !== undefined) {
    features |= volumeAttributesClass;
  }
  return features;
}

function featuresOfContainers(
  containers: readonly ContainerNode[] | undefined,
  isInit: boolean,
): FeatureSet {
  let features = 0;
  if (containers === undefined) return features;
  for (const container of containers) features |= featuresOfContainer(container, isInit);
  return features;
}

/** The gated features that a container uses; a sidecar's restart policy is none. */
export function featuresOfContainer(container: ContainerNode, isInit: boolean): FeatureSet {
  let features = 0;
  const { restartPolicy, restartPolicyRules, lifecycle, resources, env } = container;
  if (restartPolicyRules !== undefined) features |= containerRestartRules;
  if (restartPolicy !== undefined && !(isInit && restartPolicy === 'Always')) {
    features |= containerRestartRules;
  }
  if (lifecycle?.stopSignal !== undefined) features |= stopSignals;
  if (resources?.claims !== undefined) features |= dynamicResourceAllocation;
  if (env !== undefined) {
    for (const { valueFrom } of env) {
      if (valueFrom?.fileKeyRef !== undefined) features |= envFiles;
    }
  }
  return features;
}
