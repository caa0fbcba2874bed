import { since, until, type VersionSet } from '../../versions';

/** A field that a version takes and drops before it looks, because a feature gate is off there. */
export interface IgnoredField {
  readonly gate: string;
  /** The versions that drop it. */
  readonly versions: VersionSet;
}

const only134 = since('1.34') & until('1.34');
const only135 = since('1.35') & until('1.35');

const gates: readonly (readonly [gate: string, versions: VersionSet, fields: readonly string[]])[] =
  [
    [
      'ContainerRestartRules',
      only134,
      [
        'Container.restartPolicy',
        'Container.restartPolicyRules',
        'EphemeralContainer.restartPolicy',
        'EphemeralContainer.restartPolicyRules',
      ],
    ],
    ['ContainerStopSignals', since('1.33'), ['Lifecycle.stopSignal']],
    ['ClusterTrustBundleProjection', since('1.33'), ['VolumeProjection.clusterTrustBundle']],
    [
      'DynamicResourceAllocation',
      until('1.33'),
      ['PodSpec.resourceClaims', 'ResourceRequirements.claims'],
    ],
    ['EnvFiles', only134, ['EnvVarSource.fileKeyRef']],
    ['GenericWorkload', only135, ['PodSpec.workloadRef']],
    ['GenericWorkload', since('1.36'), ['PodSpec.schedulingGroup']],
    ['HPAConfigurableTolerance', until('1.34'), ['HPAScalingRules.tolerance']],
    ['HostnameOverride', only134, ['PodSpec.hostnameOverride']],
    ['ImageVolume', until('1.34'), ['Volume.image']],
    [
      'MaxUnavailableStatefulSet',
      since('1.33'),
      ['RollingUpdateStatefulSetStrategy.maxUnavailable'],
    ],
    ['PodCertificateRequest', since('1.34'), ['VolumeProjection.podCertificate']],
    ['PodLevelResources', until('1.33'), ['PodSpec.resources']],
    [
      'VolumeAttributesClass',
      until('1.33'),
      ['PersistentVolumeClaimSpec.volumeAttributesClassName'],
    ],
  ];

/**
 * The fields that some version takes and drops, as `Definition.field`.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const ignoredFields: ReadonlyMap<string, IgnoredField> = new Map(
  gates.flatMap(([gate, versions, fields]) =>
    fields.map((field) => [field, { gate, versions }] as const),
  ),
);
