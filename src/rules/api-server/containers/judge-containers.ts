import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import type {
  ContainerNode,
  ContainerRole,
  ContainerScope,
  PodScope,
  PodSpecNode,
} from '../pods/pod-scope';

/** The rules of a container of any role. */
export const containerRules: readonly Rule<ContainerNode, ContainerScope>[] = [];

/** Judges every container of a pod. */
export function judgeContainers(spec: PodSpecNode, at: FieldPath, pod: PodScope): void {
  judgeList(spec.containers, at.child('containers'), 'container', pod);
  judgeList(spec.initContainers, at.child('initContainers'), 'init', pod);
  judgeList(spec.ephemeralContainers, at.child('ephemeralContainers'), 'ephemeral', pod);
}

function judgeList(
  containers: readonly ContainerNode[] | undefined,
  at: FieldPath,
  role: ContainerRole,
  pod: PodScope,
): void {
  if (containers === undefined) return;
  const plain: ContainerScope = { ...pod, role, sidecar: false };
  const sidecar: ContainerScope = { ...pod, role, sidecar: true };
  for (let i = 0; i < containers.length; i += 1) {
    const container = containers[i] ?? {};
    const isSidecar = role === 'init' && container.restartPolicy === 'Always';
    run(containerRules, container, at.index(i), isSidecar ? sidecar : plain);
  }
}
