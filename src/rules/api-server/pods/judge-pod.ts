import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgeContainers } from '../containers/judge-containers';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { judgeVolumes } from '../volumes/judge-volumes';
import { podScope, type PodScope, type PodSpecNode, type PodTemplateNode } from './pod-scope';
import { requireContainers } from './require-containers';

/** The rules of a pod's spec as a whole, wherever the pod stands. */
export const podSpecRules: readonly Rule<PodSpecNode, PodScope>[] = [requireContainers];

/** The rules of the metadata of a pod template. */
export const podTemplateRules: readonly Rule<ObjectMetadata, PodScope>[] = [];

/** Judges a pod's spec; `claims` are the names of volumes that claim templates add. */
export function judgePodSpec(
  spec: PodSpecNode,
  metadata: ObjectMetadata,
  at: FieldPath,
  owner: string,
  claims?: readonly string[],
): void {
  const scope = podScope(owner, spec, metadata, claims);
  judgeSpec(spec, at, scope);
}

/** Judges the pod template of a workload, at `spec.template` or wherever the kind has it. */
export function judgePodTemplate(
  template: PodTemplateNode,
  at: FieldPath,
  owner: string,
  claims?: readonly string[],
): void {
  const { metadata = {}, spec = {} } = template;
  const scope = podScope(owner, spec, metadata, claims);
  run(podTemplateRules, metadata, at.child('metadata'), scope);
  judgeSpec(spec, at.child('spec'), scope);
}

function judgeSpec(spec: PodSpecNode, at: FieldPath, scope: PodScope): void {
  run(podSpecRules, spec, at, scope);
  judgeVolumes(spec, at, scope);
  judgeContainers(spec, at, scope);
}
