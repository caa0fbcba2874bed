import type { Container, PodSpec, PodTemplateSpec } from '../../kubernetes';
import type { Decoded } from '../decoded';
import type { FieldPath } from '../field-path';

/** The list of a pod that a container stands in. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** One container of a pod, with its place. */
export interface ContainerView {
  readonly container: Decoded<Container>;
  readonly name: string;
  readonly list: ContainerList;
  /** Whether it runs as long as the pod: one of `containers`, or a sidecar. */
  readonly lasting: boolean;
  readonly at: FieldPath;
}

/** A pod, or the template of one, with the places that rules report at. */
export interface PodView {
  readonly metadata: NonNullable<Decoded<PodTemplateSpec>['metadata']>;
  readonly spec: Decoded<PodSpec>;
  /** Where `metadata` and `spec` stand. */
  readonly at: FieldPath;
  /** Where the fields of the pod's spec stand. */
  readonly specAt: FieldPath;
  /** Every container, in the order of the upstream checks: init, then app, then ephemeral. */
  readonly containers: readonly ContainerView[];
}

const lists: readonly ContainerList[] = ['initContainers', 'containers', 'ephemeralContainers'];

/** The view of a pod template that was decoded; `at` is the place of the object with `metadata` and `spec`. */
export function podView(template: Decoded<PodTemplateSpec>, at: FieldPath): PodView {
  const spec = template.spec ?? {};
  const specAt = at.child('spec');
  const containers: ContainerView[] = [];
  for (const list of lists) {
    const found = spec[list] as readonly Decoded<Container>[] | undefined;
    if (found === undefined || found.length === 0) continue;
    const listAt = specAt.child(list);
    found.forEach((container, position) => {
      const lasting =
        list === 'containers' ||
        (list === 'initContainers' && container.restartPolicy === 'Always');
      const { name = '' } = container;
      containers.push({ container, name, list, lasting, at: listAt.index(position) });
    });
  }
  return { metadata: template.metadata ?? {}, spec, at, specAt, containers };
}

/** Whether the pod says that its containers are Windows containers. */
export function isWindowsPod({ spec }: PodView): boolean {
  return spec.os?.name === 'windows';
}

/** Whether the pod has a user namespace of its own, so that its root is not the node's. */
export function hasUserNamespace({ spec }: PodView): boolean {
  return spec.hostUsers === false;
}
