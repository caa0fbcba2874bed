/**
 * Which string types are closed: the server answers any other value with NotSupported (or Invalid).
 *
 * A type marked `+enum` in k8s.io/api is closed; of the unmarked ones only those in `closed` are, each looked up in `pkg/apis/<group>/validation` of k8s.io/kubernetes.
 */
/** String types without the mark whose values the server checks. */
export const closed: ReadonlySet<string> = new Set([
  // core
  'ConditionStatus', // PodFailurePolicyOnPodConditionsPattern.status
  'ContainerRestartPolicy',
  'ContainerRestartRuleAction',
  'ContainerRestartRuleOnExitCodesOperator',
  'OSName',
  'PodSELinuxChangePolicy',
  'RecursiveReadOnlyMode',
  'ResourceResizeRestartPolicy',
  // apps
  'PersistentVolumeClaimRetentionPolicyType',
  // autoscaling
  'HPAScalingPolicyType',
  'MetricSourceType',
  'MetricTargetType',
  'ScalingPolicySelect',
  // meta
  'LabelSelectorOperator',
  'ManagedFieldsOperationType',
]);

/** Constants that stand for "not known" and that the server refuses in a manifest. */
export const refusedValues: Readonly<Record<string, readonly string[]>> = { IPFamily: [''] };

/** Fields that are a plain string in Go and closed all the same, with the constants that hold their values. */
export const closedFields: readonly {
  readonly definition: string;
  readonly field: string;
  readonly name: string;
  readonly constants: RegExp;
}[] = [
  {
    definition: 'ServiceSpec',
    field: 'trafficDistribution',
    name: 'ServiceTrafficDistribution',
    constants: /^ServiceTrafficDistribution\w+$/,
  },
  {
    definition: 'Subject',
    field: 'kind',
    name: 'SubjectKind',
    constants: /^(?:User|Group|ServiceAccount)Kind$/,
  },
];
