import type { PodDraft } from './draft';
import { elementsOf, isObject } from './merge';
import type { Origin } from './origin';

/** A place that names a container: the variable of one, or a file of a volume. */
interface Place {
  readonly container?: string;
  readonly path: string;
  readonly origins: readonly Origin[];
}

/**
 * Reports variables and files that show a resource of a container that the pod has not: the server takes them, the
 * kubelet does not start the pod.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
 */
export function checkContainerReferences(draft: PodDraft): void {
  for (const { name, data } of draft.containers.values()) {
    const env = elementsOf(data.env);
    for (let at = 0; at < env.length; at += 1) {
      const unknown = unknownIn(draft, env[at]?.valueFrom);
      if (unknown === undefined) continue;
      const origins = draft.record?.at(data.env, at) ?? [];
      report(draft, unknown, { container: name, path: `env[${at}].valueFrom`, origins });
    }
  }
  for (const [at, volume] of elementsOf(draft.spec.volumes).entries()) {
    const path = `spec.volumes[${at}]`;
    const origins = draft.record?.at(draft.spec.volumes, at) ?? [];
    checkFiles(draft, volume.downwardAPI, { path: `${path}.downwardAPI`, origins });
    for (const [index, source] of elementsOf(volume.projected?.sources).entries()) {
      const place = `${path}.projected.sources[${index}].downwardAPI`;
      checkFiles(draft, source?.downwardAPI, { path: place, origins });
    }
  }
}

function checkFiles(draft: PodDraft, source: unknown, { path, origins }: Place): void {
  if (!isObject(source)) return;
  for (const [index, file] of elementsOf(source.items).entries()) {
    const unknown = unknownIn(draft, file);
    if (unknown !== undefined) report(draft, unknown, { path: `${path}.items[${index}]`, origins });
  }
}

/** The name of a container that the pod has not. */
function unknownIn(draft: PodDraft, holder: unknown): string | undefined {
  if (!isObject(holder)) return undefined;
  const name: unknown = holder.resourceFieldRef?.containerName;
  if (typeof name !== 'string' || name === '' || draft.containers.has(name)) return undefined;
  return name;
}

function report(draft: PodDraft, name: string, { path, ...place }: Place): void {
  const names = [...draft.containers.keys()].map((known) => `"${known}"`).join(', ');
  draft.note({
    ...place,
    path: `${path}.resourceFieldRef.containerName`,
    rule: 'name-existing-containers',
    type: 'FieldValueNotFound',
    message: `Not found: "${name}": no container "${name}" in this pod`,
    remedy:
      place.container === undefined
        ? `name one of ${names}`
        : `name one of ${names}, or leave the name out for the container itself`,
  });
}
