import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import { since } from '../../versions';
import { refuseDuplicateContainerNames } from '../containers/container-names';
import { refuseEphemeralContainers } from '../containers/ephemeral-containers';
import { judgeContainers } from '../containers/judge-containers';
import { matchHostPorts, refuseDuplicateHostPorts } from '../containers/ports';
import { checkOverhead } from '../containers/resources';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { judgePodWarnings } from '../pod-warnings/judge-pod-warnings';
import { checkNodeAffinity } from '../scheduling/node-affinity';
import { checkPodAffinity } from '../scheduling/pod-affinity';
import { checkTolerations } from '../scheduling/tolerations';
import { checkTopologySpread, refuseRepeatedTopologySpread } from '../scheduling/topology-spread';
import { checkHostProcess } from '../security-contexts/host-process';
import { judgePodSecurityContext } from '../security-contexts/judge-security-contexts';
import {
  checkOperatingSystem,
  refuseLinuxOptionsOfWindowsPods,
} from '../security-contexts/operating-system';
import { judgeVolumes } from '../volumes/judge-volumes';
import { refuseEphemeralClaimReferences } from '../volumes/volume-names';
import { checkDnsConfig, checkDnsPolicy } from './dns';
import { checkReadinessGates, checkSchedulingGates, refuseNodeBehindGates } from './gates';
import { refuseHostNamespacesOfOwnUsers, refuseSharedProcessesOfHost } from './host-namespaces';
import {
  checkHostAliases,
  checkHostname,
  checkHostnameOverride,
  checkPodReferences,
} from './names';
import { checkPodAnnotations, checkProfileAnnotations } from './pod-annotations';
import { checkPodResources } from './pod-resources';
import { podScope, type PodScope, type PodSpecNode, type PodTemplateNode } from './pod-scope';
import {
  checkActiveDeadline,
  checkNodeSelector,
  checkPreemptionPolicy,
  checkRestartPolicy,
} from './policies';
import { matchProfileAnnotations } from './profile-annotations';
import { requireContainers } from './require-containers';
import { checkResourceClaims } from './resource-claims';
import { checkTemplateMetadata } from './template-metadata';
import { requireServiceAccountForTokens } from './token-volumes';

/** The rules of a pod's spec as a whole, wherever the pod stands. */
export const podSpecRules: readonly Rule<PodSpecNode, PodScope>[] = [
  requireContainers,
  refuseDuplicateContainerNames,
  refuseEphemeralContainers,
  refuseEphemeralClaimReferences,
  requireServiceAccountForTokens,
  checkRestartPolicy,
  checkActiveDeadline,
  checkPodReferences,
  checkHostname,
  checkHostnameOverride,
  checkHostAliases,
  checkDnsPolicy,
  checkDnsConfig,
  checkNodeSelector,
  checkNodeAffinity,
  checkPodAffinity,
  checkTolerations,
  checkTopologySpread,
  refuseRepeatedTopologySpread,
  checkReadinessGates,
  checkSchedulingGates,
  refuseNodeBehindGates,
  checkPreemptionPolicy,
  checkOverhead,
  checkResourceClaims,
  checkPodResources,
  matchHostPorts,
  refuseDuplicateHostPorts,
  checkHostProcess,
  refuseHostNamespacesOfOwnUsers,
  refuseSharedProcessesOfHost,
  checkOperatingSystem,
  refuseLinuxOptionsOfWindowsPods,
  matchProfileAnnotations,
];

/** The rules of a pod's metadata, beside those of every object's. */
export const podMetadataRules: readonly Rule<ObjectMetadata, PodScope>[] = [
  checkPodAnnotations,
  checkProfileAnnotations,
];

/** The rules of the metadata of a pod template. */
export const podTemplateRules: readonly Rule<ObjectMetadata, PodScope>[] = [
  checkTemplateMetadata,
  ...podMetadataRules,
];

const specPlan = planOf(podSpecRules);
const templatePlan = planOf(podTemplateRules);

/** Judges a Pod's spec, and of its metadata what all objects do not have. */
export function judgePodSpec(spec: PodSpecNode, metadata: ObjectMetadata, at: FieldPath): void {
  const scope = podScope('Pod', spec, metadata);
  run(podMetadataRules, metadata, at.child('metadata'), scope);
  judgeSpec(scope, at.child('spec'));
  judgePodWarnings(scope, at);
}

const templatesOfSets = since('1.34');

/**
 * Judges the pod template of a workload, at `spec.template` or wherever the kind has it.
 *
 * Before 1.34 nothing looks at the pods of a StatefulSet but at their metadata.
 */
export function judgePodTemplate(template: PodTemplateNode, at: FieldPath, owner: string): void {
  const { metadata = {}, spec = {} } = template;
  const scope = podScope(owner, spec, metadata);
  // The server leaves `metadata` out of the paths.
  runPlan(templatePlan, metadata, at.meaning(at.child('metadata')), scope);
  const place = at.child('spec');
  judgeSpec(scope, owner === 'StatefulSet' ? place.in(templatesOfSets) : place);
  judgePodWarnings(scope, at);
}

function judgeSpec(scope: PodScope, at: FieldPath): void {
  if (at.versions === 0) return;
  const { spec } = scope;
  runPlan(specPlan, spec, at, scope);
  if (spec.securityContext !== undefined) {
    judgePodSecurityContext(spec.securityContext, at.child('securityContext'), scope);
  }
  judgeVolumes(spec, at, scope);
  judgeContainers(spec, at, scope);
}
