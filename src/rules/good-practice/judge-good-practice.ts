import type { Judged } from '../api-server/judge-object';
import { FieldPath } from '../field-path';
import { podViewsIn, type PodView } from '../pod-security/pod-view';
import type { Report } from '../report';
import type { RuleInfo } from '../rule';
import { planOf, runPlan, type RulePlan } from '../rule-plan';
import { avoidAnonymousRights, avoidClusterAdmin, avoidWildcardRights } from './access-advice';
import {
  keepWaiversCurrent,
  type Advice,
  type AdvisedPod,
  type ContainerAdvice,
  type ObjectAdvice,
  type PodAdvice,
} from './advice';
import {
  giveAutoscalerRoom,
  leaveReplicasToAutoscaler,
  requestWhatAutoscalerMeasures,
  scaleExistingTarget,
  scaleFromTwo,
} from './autoscaling-advice';
import type { Companions } from './companions';
import {
  allowDisruptions,
  budgetDisruptions,
  evictUnhealthyPods,
  stateDisruptionBudget,
} from './disruption';
import {
  avoidRootGroup,
  avoidServiceAccountField,
  requireGroupId,
  requireReadOnlyRoot,
  requireUserId,
  withholdServiceAccountToken,
} from './identity';
import { writeFileModeInOctal } from './file-modes';
import { leaveFrozenRegistry, nameReadableImage, pinImageTag, pullMovingTagAlways } from './images';
import { expireFinishedJob, setCronJobDeadline, stateConcurrencyPolicy } from './jobs';
import { mountWhereKnownImagesWrite, runKnownImagesAsTheirUser } from './known-images';
import {
  avoidExternalIps,
  avoidIngressSnippets,
  avoidNodePort,
  encryptIngress,
  isolatePods,
  nameHeadlessService,
  nameIngressHost,
} from './networking-advice';
import {
  avoidRuntimeSocket,
  avoidSshServer,
  bindUnprivilegedPort,
  mountSystemPathReadOnly,
} from './node-access';
import { avoidSudo, runOneServer } from './one-server';
import { avoidNakedPod, useOwnNamespace, useServedApiVersion } from './placement';
import {
  fitProbeTimeoutInPeriod,
  probeDeclaredPort,
  requireLivenessProbe,
  requireReadinessProbe,
  tellLivenessFromReadiness,
} from './probes';
import {
  keepRevisions,
  matchSpreadSelector,
  rollWithoutDowntime,
  runTwoReplicas,
  shareNoSingleWriterClaim,
  spreadReplicas,
} from './replicas';
import {
  boundMemoryVolume,
  requireCpuRequest,
  requireMemoryLimit,
  requireMemoryRequest,
  stateMemoryUnit,
} from './resources';
import { keepSecretsOutOfConfigMap, keepSecretsOutOfEnv } from './secrets';
import { keepTerminationGrace, leaveTimeAfterPreStop } from './shutdown';
import { fitWaitsInProgressDeadline, leaveTimeToStart } from './start-times';
import { separateDatabase, separateTiers } from './tiers';

/** The advice about each container, but for the ephemeral ones. */
export const containerAdvice: readonly ContainerAdvice[] = [
  pinImageTag,
  pullMovingTagAlways,
  leaveFrozenRegistry,
  nameReadableImage,
  requireReadinessProbe,
  requireLivenessProbe,
  tellLivenessFromReadiness,
  leaveTimeToStart,
  probeDeclaredPort,
  fitProbeTimeoutInPeriod,
  requireCpuRequest,
  requireMemoryRequest,
  requireMemoryLimit,
  stateMemoryUnit,
  leaveTimeAfterPreStop,
  requireReadOnlyRoot,
  runKnownImagesAsTheirUser,
  mountWhereKnownImagesWrite,
  keepSecretsOutOfEnv,
  mountSystemPathReadOnly,
  bindUnprivilegedPort,
  avoidSshServer,
  avoidSudo,
  runOneServer,
];

/** The advice about pods. */
export const podAdvice: readonly PodAdvice[] = [
  requireUserId,
  requireGroupId,
  avoidRootGroup,
  withholdServiceAccountToken,
  avoidServiceAccountField,
  boundMemoryVolume,
  writeFileModeInOctal,
  keepTerminationGrace,
  avoidRuntimeSocket,
  separateDatabase,
  separateTiers,
  matchSpreadSelector,
  avoidNakedPod,
  isolatePods,
];

/** The advice about every object, and about those that hold pods. */
const anyObject: readonly Advice<Judged>[] = [useServedApiVersion];
const podHolder: readonly Advice<Judged>[] = [useOwnNamespace];

type KindAdvice = readonly ObjectAdvice<never>[];

const workload = [spreadReplicas, budgetDisruptions] as const;

const byKind: ReadonlyMap<string, KindAdvice> = new Map<string, KindAdvice>(
  Object.entries({
    Deployment: [
      runTwoReplicas,
      ...workload,
      rollWithoutDowntime,
      keepRevisions,
      fitWaitsInProgressDeadline,
      shareNoSingleWriterClaim,
    ],
    ReplicaSet: [spreadReplicas, shareNoSingleWriterClaim],
    StatefulSet: [...workload, nameHeadlessService],
    Job: [expireFinishedJob],
    CronJob: [setCronJobDeadline, stateConcurrencyPolicy],
    PodDisruptionBudget: [allowDisruptions, evictUnhealthyPods, stateDisruptionBudget],
    HorizontalPodAutoscaler: [
      giveAutoscalerRoom,
      scaleFromTwo,
      scaleExistingTarget,
      leaveReplicasToAutoscaler,
      requestWhatAutoscalerMeasures,
    ],
    Service: [avoidNodePort, avoidExternalIps],
    Ingress: [encryptIngress, nameIngressHost, avoidIngressSnippets],
    ConfigMap: [keepSecretsOutOfConfigMap],
    Role: [avoidWildcardRights],
    ClusterRole: [avoidWildcardRights],
    RoleBinding: [avoidClusterAdmin, avoidAnonymousRights],
    ClusterRoleBinding: [avoidClusterAdmin, avoidAnonymousRights],
  }),
);

/** The advice about objects, and about what is waived of it. */
export const objectAdvice: readonly RuleInfo[] = [
  ...anyObject,
  ...podHolder,
  ...[...byKind.values()].flat(),
  keepWaiversCurrent,
];

const anyPlan = planOf(anyObject);
const holderPlan = planOf(podHolder);
const podPlan = planOf(podAdvice);
const containerPlan = planOf(containerAdvice);
const kindPlans = new Map<string, RulePlan<never, Companions | undefined>>();

function planOfKind(kind: string): RulePlan<never, Companions | undefined> | undefined {
  const advice = byKind.get(kind);
  if (advice === undefined) return undefined;
  const plan = kindPlans.get(kind) ?? planOf(advice);
  kindPlans.set(kind, plan);
  return plan;
}

/**
 * Judges an object by what experience advises, as warnings.
 *
 * With `companions`, the objects that stand beside it, it also sees what only several objects show.
 */
export function judgeGoodPractice(
  judged: Judged,
  report: Report,
  companions?: Companions,
  pods: readonly PodView[] = podViewsIn(judged, report),
): void {
  const root = new FieldPath(report, judged.versions);
  runPlan(anyPlan, judged, root, undefined);
  // Of a kind that is not known only the metadata was decoded.
  if (!('kind' in judged.object)) return;
  const plan = planOfKind(judged.kind);
  if (plan !== undefined) runPlan(plan, judged.object as never, root, companions);
  for (const { at, metadata, spec, specAt, containers } of pods) {
    runPlan(holderPlan, judged, root, undefined);
    judgePod({ at, metadata, spec, specAt, containers, owner: judged, companions });
  }
}

function judgePod(pod: AdvisedPod): void {
  runPlan(podPlan, pod, pod.at, undefined);
  for (const container of pod.containers) {
    if (container.list !== 'ephemeralContainers')
      runPlan(containerPlan, container, container.at, pod);
  }
}
