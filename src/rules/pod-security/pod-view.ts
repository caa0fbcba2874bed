import type { ContainerNode, PodSpecNode } from '../api-server/pods/pod-scope';
import type { Judged } from '../api-server/judge-object';
import { FieldPath } from '../field-path';
import { podTemplatesIn, type PodPlace } from '../pod-templates';
import type { Report } from '../report';

/** The list of a pod that a container stands in. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** The security settings of a pod or of a container, whichever it is. */
export type SecurityContextNode = PodSpecNode['securityContext'] | ContainerNode['securityContext'];

/** One container of a pod, with its place. */
export interface ContainerView {
  readonly container: ContainerNode;
  /** Its name as messages show it: the end of one that no server takes is left out. */
  readonly name: string;
  readonly list: ContainerList;
  /** Whether it runs as long as the pod: one of `containers`, or a sidecar. */
  readonly lasting: boolean;
  readonly at: FieldPath;
}

/** A pod, or the template of one, with the places that rules report at. */
export interface PodView extends PodPlace {
  /** Where the fields of the pod's spec stand. */
  readonly specAt: FieldPath;
  /** Every container, in the order of the upstream checks: init, then app, then ephemeral. */
  readonly containers: readonly ContainerView[];
}

const lists: readonly ContainerList[] = ['initContainers', 'containers', 'ephemeralContainers'];

/** The pods in an object that was judged; none where the kind holds none. */
export function podViewsIn({ kind, object, versions }: Judged, report: Report): readonly PodView[] {
  const views: PodView[] = [];
  for (const place of podTemplatesIn(kind, object, new FieldPath(report, versions))) {
    views.push(podView(place));
  }
  return views;
}

function podView({ at, metadata, spec }: PodPlace): PodView {
  const specAt = at.child('spec');
  const containers: ContainerView[] = [];
  for (let i = 0; i < lists.length; i += 1) {
    const list = lists[i] as ContainerList;
    const found: readonly ContainerNode[] | undefined = spec[list];
    if (found === undefined || found.length === 0) continue;
    const listAt = specAt.child(list);
    for (let position = 0; position < found.length; position += 1) {
      const container = found[position] ?? {};
      const { restartPolicy } = container;
      const name = shortName(container.name);
      const lasting =
        list === 'containers' || (list === 'initContainers' && restartPolicy === 'Always');
      containers.push({ container, name, list, lasting, at: listAt.index(position) });
    }
  }
  return { at, metadata, spec, specAt, containers };
}

/** A name as messages show it: names that a server takes whole, of others the beginning. */
export function shortName(name = ''): string {
  return name.length <= 63 ? name : `${name.slice(0, 63)}...`;
}

/** Who made a setting, as messages name it: the container of this name, or the pod. */
export function setterOf(container: string | undefined): string {
  return container === undefined ? 'pod' : `container "${container}"`;
}

/** Whether the pod says that its containers are Windows containers. */
export function isWindowsPod({ spec }: PodView): boolean {
  return spec.os?.name === 'windows';
}

/** Whether the pod has a user namespace of its own, so that its root is not the node's. */
export function hasUserNamespace({ spec }: PodView): boolean {
  return spec.hostUsers === false;
}
