import type { FieldPath } from '../field-path';
import { since, type VersionSet } from '../versions';
import { judgeClusterRole } from './access/judge-cluster-role';
import { judgeClusterRoleBinding } from './access/judge-cluster-role-binding';
import { judgeRole } from './access/judge-role';
import { judgeRoleBinding } from './access/judge-role-binding';
import { judgeCronJob } from './batch/judge-cron-job';
import { judgeJob } from './batch/judge-job';
import { judgeConfigMap } from './config-data/judge-config-map';
import { judgeServiceAccount } from './service-accounts/judge-service-account';
import { judgePersistentVolumeClaim } from './storage/judge-persistent-volume-claim';
import { judgeSecret } from './config-data/judge-secret';
import type { MetadataScope } from './metadata/metadata-scope';
import {
  anyName,
  labelName,
  pathSegmentName,
  serviceName,
  subdomainName,
} from './metadata/object-name';
import { judgeNamespace } from './namespaces/judge-namespace';
import { judgeIngress } from './networking/judge-ingress';
import { judgeNetworkPolicy } from './networking/judge-network-policy';
import { judgeHorizontalPodAutoscaler } from './autoscaling/judge-horizontal-pod-autoscaler';
import { judgePodDisruptionBudget } from './disruption/judge-pod-disruption-budget';
import { allocateService, judgeService } from './services/judge-service';
import {
  decodeDaemonSetAnnotations,
  decodeDeploymentAnnotations,
} from './controllers/converted-annotations';
import { judgeDaemonSet } from './controllers/judge-daemon-set';
import { judgeDeployment } from './controllers/judge-deployment';
import { judgePod } from './pods/judge-pod-object';
import { judgePodTemplateObject } from './pods/judge-pod-template-object';
import { judgeReplicaSet } from './controllers/judge-replica-set';
import { judgeReplicationController } from './controllers/judge-replication-controller';
import { judgeStatefulSet } from './controllers/judge-stateful-set';
import { isGroupOfKubernetes, kindsServed } from './served-kinds';

/** How the server judges the objects of one kind. */
export interface JudgedKind extends MetadataScope {
  /** The name of its definition in the field table. */
  readonly definition: string;
  /** Whether the server looks at the metadata only where it has nothing else to refuse. */
  readonly metadataLast?: boolean;
  /** Judges what the server sees to before it looks at the object; what is refused here comes alone. */
  readonly before?: (object: object, at: FieldPath) => void;
  /** Judges everything but the metadata; the object is decoded, so it has the types of its definition. */
  readonly judge: (object: object, at: FieldPath) => void;
}

const workload: MetadataScope = {
  namespaced: true,
  nameFormat: subdomainName,
  ownsGeneration: true,
};
const plain: MetadataScope = { namespaced: true, nameFormat: subdomainName };
const access: MetadataScope = { namespaced: true, nameFormat: pathSegmentName };
const clusterAccess: MetadataScope = { namespaced: false, nameFormat: pathSegmentName };

/** The kinds by their version and name; each is made when it is first asked for. */
const kinds: Readonly<Record<string, () => JudgedKind>> = {
  'v1/Pod': () => kind('Pod', workload, judgePod),
  'v1/PodTemplate': () => kind('PodTemplate', workload, judgePodTemplateObject),
  'v1/ReplicationController': () =>
    kind(
      'ReplicationController',
      { ...workload, generateNameUnchecked: since('1.35') },
      judgeReplicationController,
    ),
  'apps/v1/Deployment': () => ({
    ...kind('Deployment', workload, judgeDeployment),
    before: decodeDeploymentAnnotations,
  }),
  'apps/v1/ReplicaSet': () => kind('ReplicaSet', workload, judgeReplicaSet),
  'apps/v1/StatefulSet': () =>
    kind('StatefulSet', { ...workload, nameFormat: labelName }, judgeStatefulSet),
  'apps/v1/DaemonSet': () => ({
    ...kind('DaemonSet', workload, judgeDaemonSet),
    before: decodeDaemonSetAnnotations,
  }),
  'batch/v1/Job': () => kind('Job', workload, judgeJob),
  'batch/v1/CronJob': () => kind('CronJob', workload, judgeCronJob),
  'v1/Service': () => ({
    ...kind('Service', { ...plain, nameFormat: serviceName }, judgeService),
    before: allocateService,
  }),
  'networking.k8s.io/v1/Ingress': () => kind('Ingress', workload, judgeIngress),
  'networking.k8s.io/v1/NetworkPolicy': () => kind('NetworkPolicy', workload, judgeNetworkPolicy),
  'autoscaling/v2/HorizontalPodAutoscaler': () =>
    kind('HorizontalPodAutoscaler', plain, judgeHorizontalPodAutoscaler),
  'policy/v1/PodDisruptionBudget': () => ({
    ...kind(
      'PodDisruptionBudget',
      { ...workload, nameFormat: anyName, anyFinalizers: true },
      judgePodDisruptionBudget,
    ),
    metadataLast: true,
  }),
  'v1/ConfigMap': () => kind('ConfigMap', plain, judgeConfigMap),
  'v1/Secret': () => kind('Secret', plain, judgeSecret),
  'v1/PersistentVolumeClaim': () =>
    kind('PersistentVolumeClaim', plain, judgePersistentVolumeClaim),
  'v1/ServiceAccount': () => kind('ServiceAccount', plain, judgeServiceAccount),
  'v1/Namespace': () =>
    kind(
      'Namespace',
      { namespaced: false, nameFormat: labelName, labelledByName: true },
      judgeNamespace,
    ),
  'rbac.authorization.k8s.io/v1/Role': () => kind('Role', access, judgeRole),
  'rbac.authorization.k8s.io/v1/RoleBinding': () => kind('RoleBinding', access, judgeRoleBinding),
  'rbac.authorization.k8s.io/v1/ClusterRole': () =>
    kind('ClusterRole', clusterAccess, judgeClusterRole),
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': () =>
    kind('ClusterRoleBinding', clusterAccess, judgeClusterRoleBinding),
};

function kind(
  definition: string,
  metadata: MetadataScope,
  judge: (object: never, at: FieldPath) => void,
): JudgedKind {
  return { ...metadata, definition, judge: judge as JudgedKind['judge'] };
}

const made = new Map<string, Map<string, JudgedKind>>();

/** How the server judges a kind; undefined where podwright does not know it. */
export function judgedKind(apiVersion: string, name: string): JudgedKind | undefined {
  const ofVersion = made.get(apiVersion);
  const known = ofVersion?.get(name);
  if (known !== undefined) return known;
  const key = `${apiVersion}/${name}`;
  const found = Object.hasOwn(kinds, key) ? kinds[key]?.() : undefined;
  if (found === undefined) return undefined;
  if (ofVersion === undefined) made.set(apiVersion, new Map([[name, found]]));
  else ofVersion.set(name, found);
  return found;
}

/** The kind of the API that is meant where only capitals differ: `Pod` for `pod`. */
export function kindMeant(
  apiVersion: string,
  name: string,
  versions: VersionSet,
): string | undefined {
  const wanted = name.toLowerCase();
  return kindsServed(versions, apiVersion).find((kind) => kind.toLowerCase() === wanted);
}

/** How metadata is judged of a kind that podwright does not know: as a custom resource, or by what all kinds share. */
export function unknownKind(apiVersion: string): MetadataScope {
  const custom = !isGroupOfKubernetes(apiVersion);
  return { nameFormat: custom ? subdomainName : anyName, anyFinalizers: custom };
}
