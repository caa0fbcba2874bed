import type { ContainerNode, PodSpecNode } from './api-server/pods/pod-scope';

/**
 * What a mixin such as withProbe is told so that it changes this container, ready to stand before its other arguments;
 * nothing for the app container, which it changes without.
 */
export function containerArgument(container: ContainerNode, spec: PodSpecNode): string {
  return container === appContainer(spec) ? '' : containerNamed(container.name);
}

/** What a mixin is told where without it would change more than one container. */
export function containerNamed(name = ''): string {
  return `container: '${name}', `;
}

/** A container of the name wins over the role: the first of `containers`. */
function appContainer({ initContainers = [], containers = [] }: PodSpecNode): unknown {
  return [...initContainers, ...containers].find(({ name }) => name === 'app') ?? containers[0];
}
