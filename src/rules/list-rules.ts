import { acrossRules } from './across-objects/judge-across-objects';
import { clusterRoleRules } from './api-server/access/judge-cluster-role';
import { clusterRoleBindingRules } from './api-server/access/judge-cluster-role-binding';
import { roleRules } from './api-server/access/judge-role';
import { roleBindingRules } from './api-server/access/judge-role-binding';
import { cronJobSpecRules } from './api-server/batch/cron-schedule';
import { cronJobRules } from './api-server/batch/judge-cron-job';
import { jobRules, jobSpecRules } from './api-server/batch/judge-job';
import { configMapRules } from './api-server/config-data/judge-config-map';
import { persistentVolumeClaimRules } from './api-server/storage/judge-persistent-volume-claim';
import { secretRules } from './api-server/config-data/judge-secret';
import { containerRules } from './api-server/containers/judge-containers';
import { decoderRules } from './api-server/decoder/decoder-rules';
import { metadataRules } from './api-server/metadata/judge-metadata';
import { namespaceRules } from './api-server/namespaces/judge-namespace';
import { ingressRules } from './api-server/networking/judge-ingress';
import { networkPolicyRules } from './api-server/networking/judge-network-policy';
import { podSpecRules, podTemplateRules } from './api-server/pods/judge-pod';
import { podWarnings } from './api-server/pod-warnings/judge-pod-warnings';
import {
  containerSecurityContextRules,
  podSecurityContextRules,
} from './api-server/security-contexts/judge-security-contexts';
import { horizontalPodAutoscalerRules } from './api-server/autoscaling/judge-horizontal-pod-autoscaler';
import { podDisruptionBudgetRules } from './api-server/disruption/judge-pod-disruption-budget';
import {
  serviceAddressRules,
  serviceFamilyRules,
  serviceNodePortRules,
  serviceRangeRules,
  serviceRules,
  serviceSpecRules,
} from './api-server/services/judge-service';
import { servicePortRules } from './api-server/services/service-ports';
import { serviceAccountRules } from './api-server/service-accounts/judge-service-account';
import { volumeRules } from './api-server/volumes/judge-volumes';
import {
  daemonSetAnnotationRules,
  deploymentAnnotationRules,
} from './api-server/controllers/converted-annotations';
import { daemonSetRules } from './api-server/controllers/judge-daemon-set';
import {
  deploymentRules,
  deploymentSpecRules,
  replicaSetTemplateRules,
} from './api-server/controllers/judge-deployment';
import { podRules } from './api-server/pods/judge-pod-object';
import { podTemplateObjectRules } from './api-server/pods/judge-pod-template-object';
import { replicaSetRules, replicaSetSpecRules } from './api-server/controllers/judge-replica-set';
import {
  replicationControllerRules,
  replicationControllerSpecRules,
} from './api-server/controllers/judge-replication-controller';
import { statefulSetRules } from './api-server/controllers/judge-stateful-set';
import { containerAdvice, objectAdvice, podAdvice } from './good-practice/judge-good-practice';
import { makingRules } from './making-rules';
import { baselineRules, restrictedRules } from './pod-security/judge-pod-security';
import type { RuleInfo } from './rule';

/** Every rule, in the order in which the stages of a check come; a rule that stands in several places comes once. */
export function listRules(): readonly RuleInfo[] {
  return [...new Set(lists.flat())];
}

const lists: readonly (readonly RuleInfo[])[] = [
  decoderRules,
  metadataRules,
  podRules,
  podTemplateRules,
  podSpecRules,
  podSecurityContextRules,
  volumeRules,
  containerRules,
  containerSecurityContextRules,
  podWarnings,
  podTemplateObjectRules,
  replicationControllerRules,
  replicationControllerSpecRules,
  deploymentAnnotationRules,
  deploymentRules,
  deploymentSpecRules,
  replicaSetTemplateRules,
  replicaSetRules,
  replicaSetSpecRules,
  statefulSetRules,
  daemonSetAnnotationRules,
  daemonSetRules,
  jobRules,
  jobSpecRules,
  cronJobRules,
  cronJobSpecRules,
  serviceAddressRules,
  serviceFamilyRules,
  serviceNodePortRules,
  serviceRangeRules,
  serviceRules,
  serviceSpecRules,
  servicePortRules,
  namespaceRules,
  ingressRules,
  networkPolicyRules,
  horizontalPodAutoscalerRules,
  podDisruptionBudgetRules,
  configMapRules,
  secretRules,
  serviceAccountRules,
  persistentVolumeClaimRules,
  roleRules,
  clusterRoleRules,
  roleBindingRules,
  clusterRoleBindingRules,
  acrossRules,
  makingRules,
  baselineRules,
  restrictedRules,
  objectAdvice,
  podAdvice,
  containerAdvice,
];
