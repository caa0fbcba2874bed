import type {
  Container,
  EphemeralContainer,
  PodSpec,
  PodTemplateSpec,
  Volume,
} from '../../../kubernetes';
import type { Decoded } from '../../decoded';

/** The parts of a pod as rules meet them. */
/** A pod's spec; `workloadRef` was there in 1.35 only. */
export type PodSpecNode = Decoded<PodSpec> & { readonly workloadRef?: unknown };
export type PodTemplateNode = Decoded<PodTemplateSpec>;
export type VolumeNode = Decoded<Volume>;
/** A container of any of the three lists; `targetContainerName` is there in ephemeral ones only. */
export type ContainerNode = Decoded<Container & Pick<EphemeralContainer, 'targetContainerName'>>;
