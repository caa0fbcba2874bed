import type { KubernetesVersion } from '../../kubernetes/versions';
import { everyVersion, since, until, type VersionSet } from '../versions';

// apiVersion, then the kinds; `@34` is the first and `~34` the last minor version that can serve one. All that the API
// server itself can serve, whatever its flags and feature gates: api/discovery of the Kubernetes repository, whose
// lists are made with everything turned on. Of two versions of a group the one to write stands first.
const table = `
v1 Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount
apps/v1 ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
batch/v1 CronJob Job
autoscaling/v2 HorizontalPodAutoscaler
autoscaling/v1 HorizontalPodAutoscaler Scale
policy/v1 Eviction PodDisruptionBudget
extensions/v1beta1
networking.k8s.io/v1 IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR
networking.k8s.io/v1beta1 IPAddress ServiceCIDR
rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding
storage.k8s.io/v1 CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass@34
storage.k8s.io/v1beta1 VolumeAttributesClass
storage.k8s.io/v1alpha1 VolumeAttributesClass~34
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy@36 MutatingAdmissionPolicyBinding@36 MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy@34 MutatingAdmissionPolicyBinding@34 ValidatingAdmissionPolicy~33 ValidatingAdmissionPolicyBinding~33
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
apiextensions.k8s.io/v1 CustomResourceDefinition
apiregistration.k8s.io/v1 APIService
authentication.k8s.io/v1 SelfSubjectReview TokenRequest TokenReview
authorization.k8s.io/v1 LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
certificates.k8s.io/v1 CertificateSigningRequest
certificates.k8s.io/v1beta1 ClusterTrustBundle PodCertificateRequest@35
certificates.k8s.io/v1alpha1 ClusterTrustBundle PodCertificateRequest@34~34
coordination.k8s.io/v1 Lease
coordination.k8s.io/v1beta1 LeaseCandidate
coordination.k8s.io/v1alpha2 LeaseCandidate
discovery.k8s.io/v1 EndpointSlice
events.k8s.io/v1 Event
flowcontrol.apiserver.k8s.io/v1 FlowSchema PriorityLevelConfiguration
internal.apiserver.k8s.io/v1alpha1 StorageVersion
node.k8s.io/v1 RuntimeClass
resource.k8s.io/v1 DeviceClass@34 ResourceClaim@34 ResourceClaimTemplate@34 ResourceSlice@34
resource.k8s.io/v1beta2 DeviceClass DeviceTaintRule@36 ResourceClaim ResourceClaimTemplate ResourceSlice
resource.k8s.io/v1beta1 DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice
resource.k8s.io/v1alpha3 DeviceClass~33 DeviceTaintRule ResourceClaim~33 ResourceClaimTemplate~33 ResourcePoolStatusRequest@36 ResourceSlice~33
scheduling.k8s.io/v1 PriorityClass
scheduling.k8s.io/v1alpha2 PodGroup@36 Workload@36
scheduling.k8s.io/v1alpha1 Workload@35~35
storagemigration.k8s.io/v1beta1 StorageVersionMigration@35
storagemigration.k8s.io/v1alpha1 StorageVersionMigration~34
`;

type Kinds = ReadonlyMap<string, VersionSet>;

let read: ReadonlyMap<string, Kinds> | undefined;
let groups: ReadonlySet<string> | undefined;

/**
 * The versions whose API server can serve a kind, by itself and with any of its feature gates on; undefined where that is
 * not known, because the kind is one of somebody else.
 */
export function versionsThatServe(apiVersion: string, kind: string): VersionSet | undefined {
  if (isGroupOfKubernetes(apiVersion)) return served().get(apiVersion)?.get(kind) ?? 0;
  // The group of a custom resource has a dot.
  return groupOf(apiVersion).includes('.') ? undefined : 0;
}

/** Whether the group of an apiVersion is Kubernetes' own. */
export function isGroupOfKubernetes(apiVersion: string): boolean {
  groups ??= new Set([...served().keys()].map(groupOf));
  return groups.has(groupOf(apiVersion));
}

/** The apiVersion under which the given versions serve a kind, the one of its own group first; undefined where none does. */
export function apiVersionThatServes(
  kind: string,
  apiVersion: string,
  versions: VersionSet,
): string | undefined {
  const found = [...served()]
    .filter(([, kinds]) => (versions & ~(kinds.get(kind) ?? 0)) === 0)
    .map(([one]) => one);
  const group = groupOf(apiVersion);
  return found.find((one) => groupOf(one) === group) ?? found[0];
}

/** The kinds that an API server of the given versions can serve: under an apiVersion, or under any. */
export function kindsServed(versions: VersionSet, apiVersion?: string): readonly string[] {
  return [...served()]
    .filter(([one]) => apiVersion === undefined || one === apiVersion)
    .flatMap(([, kinds]) => [...kinds])
    .filter(([, serving]) => (serving & versions) !== 0)
    .map(([kind]) => kind);
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

function served(): ReadonlyMap<string, Kinds> {
  read ??= new Map(
    table
      .trim()
      .split('\n')
      .map((line) => {
        const [apiVersion = '', ...kinds] = line.split(' ');
        return [apiVersion, new Map(kinds.map(readKind))] as const;
      }),
  );
  return read;
}

function readKind(text: string): readonly [string, VersionSet] {
  const [, kind = '', first, last] = /^(\w+)(?:@(\d+))?(?:~(\d+))?$/.exec(text) ?? [];
  const from = first === undefined ? everyVersion : since(`1.${first}` as KubernetesVersion);
  const to = last === undefined ? everyVersion : until(`1.${last}` as KubernetesVersion);
  return [kind, from & to];
}
