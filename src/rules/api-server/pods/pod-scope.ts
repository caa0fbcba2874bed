import type {
  Container,
  EphemeralContainer,
  PodSpec,
  PodTemplateSpec,
  Volume,
} from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { ObjectMetadata } from '../metadata/metadata-scope';

/** The parts of a pod as rules meet them. */
export type PodSpecNode = Decoded<PodSpec>;
export type PodTemplateNode = Decoded<PodTemplateSpec>;
export type VolumeNode = Decoded<Volume>;
/** A container of any of the three lists; `targetContainerName` is there in ephemeral ones only. */
export type ContainerNode = Decoded<Container & Pick<EphemeralContainer, 'targetContainerName'>>;

/** What the rules of a pod know of the pod around the place they look at. */
export interface PodScope {
  /** The kind of the object that holds the pod: `Pod`, `Deployment`, `CronJob`, `PodTemplate`. */
  readonly owner: string;
  readonly spec: PodSpecNode;
  /** The pod's own metadata: of the Pod, or of its template. */
  readonly metadata: ObjectMetadata;
  /** The volumes by name, those of claim templates included; of two of one name, the first. */
  readonly volumes: ReadonlyMap<string, VolumeNode>;
}

/** Which of a pod's lists a container stands in. */
export type ContainerRole = 'container' | 'init' | 'ephemeral';

/** What the rules of a container know besides. */
export interface ContainerScope extends PodScope {
  readonly role: ContainerRole;
  /** Whether it is an init container with `restartPolicy: Always`. */
  readonly sidecar: boolean;
}

/** The knowledge that the rules of one pod share. */
export function podScope(
  owner: string,
  spec: PodSpecNode,
  metadata: ObjectMetadata,
  claims: readonly string[] = [],
): PodScope {
  const volumes = new Map<string, VolumeNode>();
  for (const name of claims) volumes.set(name, claimVolume(name));
  for (const volume of spec.volumes ?? []) {
    if (volume.name && !volumes.has(volume.name)) volumes.set(volume.name, volume);
  }
  return { owner, spec, metadata, volumes };
}

function claimVolume(name: string): VolumeNode {
  return { name, persistentVolumeClaim: { claimName: name } };
}
