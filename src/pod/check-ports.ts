import type { DraftContainer, PodDraft } from './draft';
import { portsOf } from './ports';

/** A port where it stands. */
interface Place {
  readonly container: DraftContainer;
  readonly path: string;
}

/**
 * Reports a port that two calls gave to two containers: the containers of a pod share one network, and Services and
 * probes find ports by name. Only ports that came with their containers are looked at, as the compiler does; of those
 * in a patch the server warns.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export function checkPorts(draft: PodDraft): void {
  if (draft.containers.size < 2) return;
  const names = new Map<string, Place>();
  const numbers = new Map<string, Place>();
  for (const container of draft.containers.values()) {
    const { given } = container;
    if (given === undefined) continue;
    for (const [index, port] of portsOf(container.data).entries()) {
      const { name, containerPort, protocol = 'TCP' } = port;
      if (name === undefined || !given.names.includes(name)) continue;
      const here = { container, path: `ports[${index}]` };
      const named = names.get(name);
      if (named === undefined) names.set(name, here);
      else {
        const why = `"${name}": the pod already has a port named "${name}"`;
        refuse(draft, here, named, why, 'give the port another name');
      }
      if (given.shared.includes(name)) continue;
      const number = `${containerPort}/${protocol}`;
      const taken = numbers.get(number);
      if (taken === undefined) numbers.set(number, here);
      else if (named !== taken) {
        const why = `${containerPort}: port ${number} is already taken by container "${taken.container.name}": containers of a pod share one network`;
        refuse(draft, here, taken, why, anotherNumber);
      }
    }
  }
}

const anotherNumber =
  'let one of the two listen on another port, or say shared: true where both may name it';

function refuse(
  draft: PodDraft,
  { container, path }: Place,
  earlier: Place,
  why: string,
  remedy: string,
): void {
  if (container === earlier.container) return;
  draft.note({
    container: container.name,
    path,
    rule: 'unique-ports',
    type: 'FieldValueDuplicate',
    message: `Duplicate value: ${why}`,
    remedy,
    origins: [container.origin, earlier.container.origin],
  });
}
