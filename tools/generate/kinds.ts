/** The kinds that podwright writes, reads and checks, by the names of the OpenAPI document. */
export const roots: readonly string[] = [
  'core.v1.Pod',
  'core.v1.PodTemplate',
  'core.v1.ReplicationController',
  'core.v1.Service',
  'core.v1.ConfigMap',
  'core.v1.Secret',
  'core.v1.PersistentVolumeClaim',
  'core.v1.ServiceAccount',
  'core.v1.Namespace',
  'apps.v1.Deployment',
  'apps.v1.ReplicaSet',
  'apps.v1.StatefulSet',
  'apps.v1.DaemonSet',
  'batch.v1.Job',
  'batch.v1.CronJob',
  'networking.v1.Ingress',
  'networking.v1.NetworkPolicy',
  'policy.v1.PodDisruptionBudget',
  'autoscaling.v2.HorizontalPodAutoscaler',
  'rbac.v1.Role',
  'rbac.v1.RoleBinding',
  'rbac.v1.ClusterRole',
  'rbac.v1.ClusterRoleBinding',
].map((name) => `io.k8s.api.${name}`);

/** Whether a definition of the OpenAPI document is one of the kinds. */
export function isKind(name: string): boolean {
  return roots.includes(name);
}
