import type { ObjectMetadata } from '../metadata/metadata-scope';
import type { AcceptedVolumes } from '../volumes/accepted-volumes';
import type { PodSpecNode } from './pod-nodes';

export type { ContainerNode, PodSpecNode, PodTemplateNode, VolumeNode } from './pod-nodes';

/** What the rules of a pod know of the pod around the place they look at. */
export interface PodScope {
  /** The kind of the object that holds the pod: `Pod`, `Deployment`, `CronJob`, `PodTemplate`. */
  readonly owner: string;
  /** Whether it is a Pod, not a template: the server fills more defaults in there, and refuses more. */
  readonly isPod: boolean;
  readonly spec: PodSpecNode;
  /** The pod's own metadata: of the Pod, or of its template. */
  readonly metadata: ObjectMetadata;
  /** The operating system that the spec names; empty where it names none. */
  readonly os: string;
  readonly hostNetwork: boolean;
  /** Whether the pod shares the user namespace of its node. */
  readonly hostUsers: boolean;
  /** The seconds that the pod has to end; a negative time is one second in a Pod, and kept in a template. */
  readonly gracePeriod: number;
  /** The volumes that the server has taken; filled while volumes are judged, before containers are. */
  readonly volumes: AcceptedVolumes;
}

/** Which of a pod's lists a container stands in. */
export type ContainerRole = 'container' | 'init' | 'ephemeral';

/** What the rules of a container know besides. */
export interface ContainerScope {
  readonly pod: PodScope;
  readonly role: ContainerRole;
  /** Whether it is an init container with `restartPolicy: Always`. */
  readonly sidecar: boolean;
}

/** The knowledge that the rules of one pod share. */
export function podScope(owner: string, spec: PodSpecNode, metadata: ObjectMetadata): PodScope {
  const isPod = owner === 'Pod';
  const seconds = spec.terminationGracePeriodSeconds ?? 30;
  return {
    owner,
    isPod,
    spec,
    metadata,
    os: spec.os?.name ?? '',
    hostNetwork: spec.hostNetwork === true,
    hostUsers: spec.hostUsers !== false,
    gracePeriod: isPod && seconds < 0 ? 1 : seconds,
    volumes: new Map(),
  };
}
