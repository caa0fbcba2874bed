import {
  clusterTrustBundle,
  containerRestartRules,
  dynamicResourceAllocation,
  envFiles,
  featuresOfContainer,
  featuresOfVolume,
  genericWorkload,
  hostnameOverride,
  imageVolume,
  podCertificate,
  podLevelResources,
  stopSignals,
  volumeAttributesClass,
  type FeatureSet,
} from './gated-fields';
import type { ContainerNode, PodSpecNode, VolumeNode } from './pod-scope';

/** A pod's spec as a server keeps it that does not know the given features. */
export function withoutFeatures(spec: PodSpecNode, features: FeatureSet): PodSpecNode {
  const has = (feature: FeatureSet): boolean => (features & feature) !== 0;
  const dropped = new Set(
    has(imageVolume)
      ? spec.volumes?.filter(({ image }) => image !== undefined).map(({ name = '' }) => name)
      : [],
  );
  const keep = (containers: PodSpecNode['containers'], isInit: boolean): typeof containers =>
    containers?.map((container) =>
      withoutMounts(containerWithout(container, features, isInit), dropped),
    );
  return {
    ...spec,
    ...(has(dynamicResourceAllocation) && { resourceClaims: undefined }),
    ...(has(podLevelResources) && { resources: undefined }),
    ...(has(hostnameOverride) && { hostnameOverride: undefined }),
    ...(has(genericWorkload) && { schedulingGroup: undefined, workloadRef: undefined }),
    volumes: spec.volumes
      ?.filter(({ image }) => image === undefined || !has(imageVolume))
      .map((volume) => volumeWithout(volume, features)),
    containers: keep(spec.containers, false),
    initContainers: keep(spec.initContainers, true),
    ephemeralContainers: keep(spec.ephemeralContainers, false),
  };
}

function withoutMounts(container: ContainerNode, dropped: ReadonlySet<string>): ContainerNode {
  const { volumeMounts } = container;
  if (dropped.size === 0 || volumeMounts === undefined) return container;
  return { ...container, volumeMounts: volumeMounts.filter(({ name = '' }) => !dropped.has(name)) };
}

function containerWithout(
  container: ContainerNode,
  features: FeatureSet,
  isInit: boolean,
): ContainerNode {
  const off = featuresOfContainer(container, isInit) & features;
  if (off === 0) return container;
  const { restartPolicy, lifecycle, resources, env } = container;
  return {
    ...container,
    ...((off & containerRestartRules) !== 0 && {
      restartPolicy: isInit && restartPolicy === 'Always' ? restartPolicy : undefined,
      restartPolicyRules: undefined,
    }),
    ...((off & dynamicResourceAllocation) !== 0 && {
      resources: { ...resources, claims: undefined },
    }),
    ...((off & envFiles) !== 0 && {
      env: env?.map((variable) =>
        variable.valueFrom === undefined
          ? variable
          : { ...variable, valueFrom: { ...variable.valueFrom, fileKeyRef: undefined } },
      ),
    }),
    ...((off & stopSignals) !== 0 && { lifecycle: withoutStopSignal(lifecycle) }),
  };
}

// A lifecycle that holds nothing else goes too.
function withoutStopSignal(lifecycle: ContainerNode['lifecycle']): ContainerNode['lifecycle'] {
  const { postStart, preStop } = lifecycle ?? {};
  if (postStart === undefined && preStop === undefined) return undefined;
  return { postStart, preStop };
}

function volumeWithout(volume: VolumeNode, features: FeatureSet): VolumeNode {
  const off = featuresOfVolume(volume) & features;
  if (off === 0) return volume;
  const { projected, ephemeral } = volume;
  const template = ephemeral?.volumeClaimTemplate;
  return {
    ...volume,
    ...((off & (clusterTrustBundle | podCertificate)) !== 0 && {
      projected: {
        ...projected,
        sources: projected?.sources?.map((source) => ({
          ...source,
          ...((off & clusterTrustBundle) !== 0 && { clusterTrustBundle: undefined }),
          ...((off & podCertificate) !== 0 && { podCertificate: undefined }),
        })),
      },
    }),
    ...((off & volumeAttributesClass) !== 0 && {
      ephemeral: {
        volumeClaimTemplate: {
          ...template,
          spec: { ...template?.spec, volumeAttributesClassName: undefined },
        },
      },
    }),
  };
}
