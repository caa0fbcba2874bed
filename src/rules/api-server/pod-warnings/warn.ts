import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { ContainerNode, PodScope } from '../pods/pod-scope';

/** A rule about a whole pod that only warns; its field path is that of what holds metadata and spec. */
export type PodWarning = Rule<PodScope> & { readonly severity: 'warning' };

/** Says at a place what the server says in a warning. */
export function warn(at: FieldPath, message: string): void {
  at.problem('FieldValueInvalid', message);
}

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Does something for every container of a pod, in the order in which the server looks at them. */
export function eachContainer(
  { spec }: PodScope,
  at: FieldPath,
  look: (container: ContainerNode, at: FieldPath, list: (typeof lists)[number]) => void,
): void {
  for (const list of lists) {
    const containers = spec[list];
    if (containers === undefined) continue;
    const place = at.child('spec').child(list);
    for (let i = 0; i < containers.length; i += 1) look(containers[i] ?? {}, place.index(i), list);
  }
}
