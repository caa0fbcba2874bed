import type { FieldPath } from '../field-path';
import type { ContainerView, PodView } from './pod-view';

/** What a pod must say once, or each of its containers for itself. */
export interface PodOrContainerSetting {
  /** Whether a container says it, rightly or wrongly. */
  readonly saidBy: (container: ContainerView['container']) => boolean;
  /** From the pod's or a container's place down to the field. */
  readonly field: (at: FieldPath) => FieldPath;
  /** The reason and what to do, given who must do it: `pod or container "app"`. */
  readonly words: (who: string) => string;
  readonly remedy: string;
}

/**
 * Reports a setting that not every container has, of a pod that has it not either.
 *
 * The place is the pod's field where no container has it, else that of each container that lacks it.
 */
export function requireForEveryContainer(
  { specAt, containers }: PodView,
  { saidBy, field, words, remedy }: PodOrContainerSetting,
): void {
  const silent = containers.filter(({ container }) => !saidBy(container));
  if (silent.length === containers.length && silent.length > 0) {
    const names = silent.map(({ name }) => `"${name}"`).join(', ');
    const noun = silent.length === 1 ? 'container' : 'containers';
    field(specAt).required(words(`pod or ${noun} ${names}`), remedy);
    return;
  }
  for (const { name, at } of silent) {
    field(at).required(words(`pod or container "${name}"`), remedy);
  }
}
