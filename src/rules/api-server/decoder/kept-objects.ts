import { kubernetesVersions } from '../../../kubernetes/versions';
import type { VersionSet } from '../../versions';
import { asNode, withChild, type Node, type Steps } from './changed-copy';
import type { Ignored } from './decoding';

/** An object as some versions keep it. */
export interface KeptObject {
  readonly versions: VersionSet;
  readonly object: object;
}

/** What each version keeps of an object whose ignored fields are given; versions that keep the same stand together. */
export function keptObjects(
  object: object,
  versions: VersionSet,
  ignored: readonly Ignored[],
): readonly KeptObject[] {
  const groups = new Map<string, { versions: VersionSet; dropped: readonly Ignored[] }>();
  for (let i = 0; i < kubernetesVersions.length; i += 1) {
    const version = versions & (1 << i);
    if (version === 0) continue;
    const dropped = ignored.filter((one) => (one.versions & version) !== 0);
    const key = dropped.map((one) => ignored.indexOf(one)).join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { versions: version, dropped });
    else group.versions |= version;
  }
  return [...groups.values()].map((group) => ({
    versions: group.versions,
    object: without(object, group.dropped),
  }));
}

function without(object: object, dropped: readonly Ignored[]): object {
  let kept: unknown = object;
  for (const { steps } of dropped) {
    const left = isImageOfVolume(steps) ? droppedImage : undefined;
    kept = withChild(kept, steps, () => left);
  }
  for (const { steps } of dropped) kept = tidied(kept, steps);
  return kept as object;
}

/** What else goes with a field that was dropped. */
function tidied(object: unknown, steps: Steps): unknown {
  const field = steps.at(-1);
  if (field === 'stopSignal') {
    return withChild(object, steps.slice(0, -1), (lifecycle) =>
      isEmpty(lifecycle) ? undefined : lifecycle,
    );
  }
  if (isImageOfVolume(steps)) {
    return withChild(object, steps.slice(0, -3), withoutImageVolumes);
  }
  return object;
}

const droppedImage: unique symbol = Symbol('an image that was dropped');

function isImageOfVolume(steps: Steps): boolean {
  return steps.at(-1) === 'image' && steps.at(-3) === 'volumes';
}

function isEmpty(node: unknown): boolean {
  return Object.values(asNode(node)).every((value) => value === undefined);
}

// An image volume goes as a whole, and its mounts with it.
function withoutImageVolumes(given: unknown): unknown {
  const spec = asNode(given);
  const volumes = listOf(spec['volumes']);
  const images = volumes.filter((volume) => volume['image'] === droppedImage);
  if (images.length === 0) return spec;
  const names = new Set(images.map((volume) => volume['name'] ?? ''));
  const kept: Node = { ...spec, volumes: volumes.filter((volume) => !images.includes(volume)) };
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    if (kept[list] !== undefined)
      kept[list] = listOf(kept[list]).map((one) => withoutMounts(one, names));
  }
  return kept;
}

function withoutMounts(container: Node, names: ReadonlySet<unknown>): Node {
  if (container['volumeMounts'] === undefined) return container;
  const mounts = listOf(container['volumeMounts']).filter(
    (mount) => !names.has(mount['name'] ?? ''),
  );
  return { ...container, volumeMounts: mounts };
}

function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}
