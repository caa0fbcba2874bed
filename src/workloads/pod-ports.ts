import type { Container, ContainerPort, PodSpec } from '../kubernetes';

/** The ports of every container of a pod. */
export function portsIn(spec: PodSpec): readonly ContainerPort[] {
  const { initContainers = [], containers } = spec as ServerPodSpec;
  return [...initContainers, ...(containers ?? [])].flatMap(({ ports = [] }) => ports);
}

/**
 * The ports of a pod that a Service reaches: those of its app containers and its sidecars.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function servedPortsIn(spec: PodSpec): readonly ContainerPort[] {
  const { initContainers = [], containers } = spec as ServerPodSpec;
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...(containers ?? []), ...sidecars].flatMap(({ ports = [] }) => ports);
}

/** A pod as it may come: what is required may be missing. */
type ServerPodSpec = Omit<PodSpec, 'containers'> & { readonly containers?: readonly Container[] };
