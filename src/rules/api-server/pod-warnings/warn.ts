import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { ContainerNode, PodScope, PodSpecNode } from '../pods/pod-scope';

/** A rule about a whole pod that only warns; its field path is that of what holds metadata and spec. */
export type PodWarning = Rule<PodScope, unknown, PodSpecNode> & { readonly severity: 'warning' };

/** Says at a place what the server says in a warning. */
export function warn(at: FieldPath, message: string, remedy?: string): void {
  at.problem('FieldValueInvalid', message, remedy);
}

/** One of a pod's lists of containers. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** Does something for every container of a pod, in the order in which the server looks at them. */
export function eachContainer(
  spec: PodSpecNode,
  look: (container: ContainerNode, list: ContainerList, position: number) => void,
): void {
  eachOf(spec.initContainers, 'initContainers', look);
  eachOf(spec.containers, 'containers', look);
  eachOf(spec.ephemeralContainers, 'ephemeralContainers', look);
}

function eachOf(
  containers: readonly ContainerNode[] | undefined,
  list: ContainerList,
  look: (container: ContainerNode, list: ContainerList, position: number) => void,
): void {
  if (containers === undefined) return;
  for (let i = 0; i < containers.length; i += 1) look(containers[i] ?? {}, list, i);
}

/** The place of a container, below what holds metadata and spec. */
export function containerAt(at: FieldPath, list: ContainerList, position: number): FieldPath {
  return at.child('spec').child(list).index(position);
}
