import { kubernetesVersions } from '../../../kubernetes/versions';
import type { VersionSet } from '../../versions';
import { asNode, type Node, type Steps } from './node';
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
    const key = ignored.map((one) => Number((one.versions & version) !== 0)).join('');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { versions: version, dropped });
    else group.versions |= version;
  }
  return [...groups.values()].map((group) => ({
    versions: group.versions,
    object: without(object, group.dropped),
  }));
}

/** The steps to the places that are dropped, as a tree: at its ends, nothing more. */
type Drops = Map<string | number, Drops>;

function without(object: object, dropped: readonly Ignored[]): object {
  if (dropped.length === 0) return object;
  const drops: Drops = new Map();
  for (const { steps } of dropped) addWay(steps, drops);
  return withoutAll(object, drops) as object;
}

function addWay(steps: Steps, drops: Drops): void {
  let here = drops;
  for (let i = 0; i < steps.length; i += 1) {
    const step = steps[i] as string | number;
    const known = here.get(step);
    const isEnd = i === steps.length - 1;
    // What is dropped takes with it what would be dropped of it.
    if (known?.size === 0) return;
    const next: Drops = isEnd || known === undefined ? new Map() : known;
    here.set(step, next);
    here = next;
  }
}

// One pass over all that is dropped, so that a list with thousands of it is copied once.
function withoutAll(node: unknown, drops: Drops): unknown {
  if (typeof node !== 'object' || node === null) return node;
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...node }) as Node;
  for (const [step, inner] of drops) {
    copy[step] = inner.size === 0 ? undefined : withoutAll(copy[step], inner);
    // What else goes with a field that was dropped.
    if (step === 'lifecycle' && inner.has('stopSignal') && isEmpty(copy[step])) {
      copy[step] = undefined;
    }
  }
  const volumes = drops.get('volumes');
  return volumes === undefined ? copy : withoutImageVolumes(copy, volumes);
}

function isEmpty(node: unknown): boolean {
  return Object.values(asNode(node)).every((value) => value === undefined);
}

// An image volume goes as a whole, and its mounts with it.
function withoutImageVolumes(spec: Node, drops: Drops): Node {
  const isImage = (position: number): boolean => drops.get(position)?.has('image') === true;
  const volumes = listOf(spec['volumes']);
  const images = volumes.filter((_, position) => isImage(position));
  if (images.length === 0) return spec;
  const names = new Set(images.map((volume) => volume['name'] ?? ''));
  const kept: Node = { ...spec, volumes: volumes.filter((_, position) => !isImage(position)) };
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
