import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import type { PodScope, PodSpecNode, VolumeNode } from '../pods/pod-scope';

/** The rules of one volume of a pod. */
export const volumeRules: readonly Rule<VolumeNode, PodScope>[] = [];

/** Judges the volumes of a pod. */
export function judgeVolumes(spec: PodSpecNode, at: FieldPath, scope: PodScope): void {
  if (spec.volumes === undefined) return;
  const place = at.child('volumes');
  for (let i = 0; i < spec.volumes.length; i += 1) {
    run(volumeRules, spec.volumes[i] ?? {}, place.index(i), scope);
  }
}
