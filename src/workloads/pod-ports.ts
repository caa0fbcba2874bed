import type { Container, ContainerPort, PodSpec } from '../kubernetes';
import { portsOf } from '../pod/ports';

/**
 * The numbers of the ports in a state, by name. A mapped type, not a conditional one, so that a workload that has more
 * ports passes where one with fewer is asked for.
 */
export type PortNumbers<S> = {
  readonly [
    K in keyof S as K extends `port ${infer Name}` ? Name : string extends K ? string : never
  ]: number;
};

/** The ports of every container of a pod. */
export function portsIn(spec: PodSpec): readonly ContainerPort[] {
  const { initContainers = [], containers } = spec as ServerPodSpec;
  return [...initContainers, ...(containers ?? [])].flatMap(portsOf);
}

/**
 * The ports of a pod that a Service reaches: those of its app containers and its sidecars.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function servedPortsIn(spec: PodSpec): readonly ContainerPort[] {
  const { initContainers = [], containers } = spec as ServerPodSpec;
  const served: ContainerPort[] = [];
  for (const container of containers ?? []) served.push(...portsOf(container));
  for (const container of initContainers) {
    if (container.restartPolicy === 'Always') served.push(...portsOf(container));
  }
  return served;
}

/** A pod as it may come: what is required may be missing. */
type ServerPodSpec = Omit<PodSpec, 'containers'> & { readonly containers?: readonly Container[] };
