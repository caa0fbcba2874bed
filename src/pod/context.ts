import type { Settings } from './settings';

/** The kinds that run pods. */
export type WorkloadKind =
  | 'Pod'
  | 'StaticPod'
  | 'Deployment'
  | 'ReplicaSet'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob'
  | 'ReplicationController';

/** What only the workload knows when its template is rendered. */
export interface RenderContext {
  readonly kind: WorkloadKind;
  /** The `metadata.name` of the workload. */
  readonly name: string;
  readonly namespace?: string;
  /** The labels by which the workload finds its pods; none for Pods and Jobs. */
  readonly selectorLabels: Readonly<Record<string, string>>;
  readonly settings: Settings;
}
