import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { dns1123LabelErrors } from '../formats/dns-name';
import { mayRepeat } from '../formats/repeated';
import type { ContainerNode, ContainerScope, PodScope, PodSpecNode } from '../pods/pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/containers/';

/** A container's name. */
export const requireContainerName: Rule<ContainerNode, ContainerScope> = {
  id: 'require-container-name',
  refuses: 'a container without a name, or whose name is no DNS label',
  covers: ['CTR-1', 'CTR-2'],
  reference,
  check({ name }, at) {
    if (!name) return at.child('name').required();
    const errors = dns1123LabelErrors(name);
    if (errors.length > 0) at.child('name').invalidEach(name, errors);
  },
};

const none: readonly ContainerNode[] = [];

/** The names of all containers of a pod differ. */
export const refuseDuplicateContainerNames: Rule<PodSpecNode, PodScope> = {
  id: 'refuse-duplicate-container-names',
  refuses: 'two containers of a pod with one name, in whichever lists they stand',
  covers: ['CTR-3', 'CTR-4', 'CTR-5'],
  reference,
  check({ containers = none, initContainers = none, ephemeralContainers = none }, at) {
    const others = initContainers.length + ephemeralContainers.length;
    if (others === 0 && !mayRepeat(containers, 'name')) return;
    const seen = new Set<string>();
    refuseSeen(containers, seen, at, 'containers', true);
    refuseSeen(initContainers, seen, at, 'initContainers', false);
    if (ephemeralContainers.length === 0) return;
    for (const { name = '' } of initContainers) seen.add(name);
    refuseSeen(ephemeralContainers, seen, at, 'ephemeralContainers', true);
  },
};

// Two init containers without names are not called duplicates, two others are.
function refuseSeen(
  containers: readonly ContainerNode[],
  seen: Set<string>,
  at: FieldPath,
  list: string,
  keepEmpty: boolean,
): void {
  for (let i = 0; i < containers.length; i += 1) {
    const name = containers[i]?.name ?? '';
    if (seen.has(name)) at.child(list).index(i).child('name').duplicate(name);
    else if (keepEmpty || name !== '') seen.add(name);
  }
}
