/** When an API version went away, and what serves the kind since. */
export interface RemovedVersion {
  /** The first minor version of Kubernetes without it. */
  readonly since: string;
  /** The apiVersion to use; `''` where the kind is gone. */
  readonly instead: string;
}

// apiVersion | kinds | first version without it | apiVersion instead; of https://kubernetes.io/docs/reference/using-api/deprecation-guide/
const table = `
extensions/v1beta1|DaemonSet Deployment ReplicaSet|1.16|apps/v1
extensions/v1beta1|NetworkPolicy|1.16|networking.k8s.io/v1
extensions/v1beta1|PodSecurityPolicy|1.16|
extensions/v1beta1|Ingress|1.22|networking.k8s.io/v1
apps/v1beta1|Deployment ReplicaSet StatefulSet|1.16|apps/v1
apps/v1beta2|DaemonSet Deployment ReplicaSet StatefulSet|1.16|apps/v1
admissionregistration.k8s.io/v1beta1|MutatingWebhookConfiguration ValidatingWebhookConfiguration|1.22|admissionregistration.k8s.io/v1
apiextensions.k8s.io/v1beta1|CustomResourceDefinition|1.22|apiextensions.k8s.io/v1
apiregistration.k8s.io/v1beta1|APIService|1.22|apiregistration.k8s.io/v1
authentication.k8s.io/v1beta1|TokenReview|1.22|authentication.k8s.io/v1
authorization.k8s.io/v1beta1|LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview|1.22|authorization.k8s.io/v1
certificates.k8s.io/v1beta1|CertificateSigningRequest|1.22|certificates.k8s.io/v1
coordination.k8s.io/v1beta1|Lease|1.22|coordination.k8s.io/v1
networking.k8s.io/v1beta1|Ingress IngressClass|1.22|networking.k8s.io/v1
rbac.authorization.k8s.io/v1beta1|ClusterRole ClusterRoleBinding Role RoleBinding|1.22|rbac.authorization.k8s.io/v1
scheduling.k8s.io/v1beta1|PriorityClass|1.22|scheduling.k8s.io/v1
storage.k8s.io/v1beta1|CSIDriver CSINode StorageClass VolumeAttachment|1.22|storage.k8s.io/v1
batch/v1beta1|CronJob|1.25|batch/v1
discovery.k8s.io/v1beta1|EndpointSlice|1.25|discovery.k8s.io/v1
events.k8s.io/v1beta1|Event|1.25|events.k8s.io/v1
autoscaling/v2beta1|HorizontalPodAutoscaler|1.25|autoscaling/v2
policy/v1beta1|PodDisruptionBudget|1.25|policy/v1
policy/v1beta1|PodSecurityPolicy|1.25|
node.k8s.io/v1beta1|RuntimeClass|1.25|node.k8s.io/v1
autoscaling/v2beta2|HorizontalPodAutoscaler|1.26|autoscaling/v2
flowcontrol.apiserver.k8s.io/v1beta1|FlowSchema PriorityLevelConfiguration|1.26|flowcontrol.apiserver.k8s.io/v1
storage.k8s.io/v1beta1|CSIStorageCapacity|1.27|storage.k8s.io/v1
flowcontrol.apiserver.k8s.io/v1beta2|FlowSchema PriorityLevelConfiguration|1.29|flowcontrol.apiserver.k8s.io/v1
flowcontrol.apiserver.k8s.io/v1beta3|FlowSchema PriorityLevelConfiguration|1.32|flowcontrol.apiserver.k8s.io/v1
`;

let removed: ReadonlyMap<string, RemovedVersion> | undefined;

/** What became of a kind in an API version; undefined where it is served, or was never part of Kubernetes. */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  if (!apiVersion.includes('beta')) return undefined;
  removed ??= readTable();
  return removed.get(`${apiVersion}/${kind}`);
}

function readTable(): ReadonlyMap<string, RemovedVersion> {
  const entries = new Map<string, RemovedVersion>();
  for (const line of table.trim().split('\n')) {
    const [apiVersion = '', kinds = '', since = '', instead = ''] = line.split('|');
    for (const kind of kinds.split(' ')) entries.set(`${apiVersion}/${kind}`, { since, instead });
  }
  return entries;
}
