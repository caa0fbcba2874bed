import type { VersionSet } from '../../versions';
import type { VolumeNode } from '../pods/pod-nodes';

/** A volume that the server takes, in some versions. */
export interface AcceptedVolume {
  readonly volume: VolumeNode;
  readonly versions: VersionSet;
  /** An earlier volume of the same name, taken by other versions. */
  readonly earlier?: AcceptedVolume | undefined;
}

/** The volumes of a pod by name, without those that the server refuses. */
export type AcceptedVolumes = Map<string, AcceptedVolume>;

/** Adds a volume that the given versions take. */
export function acceptVolume(
  volumes: AcceptedVolumes,
  name: string,
  volume: VolumeNode,
  versions: VersionSet,
): void {
  volumes.set(name, { volume, versions, earlier: volumes.get(name) });
}

/** The versions in which a volume of the name was taken. */
export function versionsWithVolume(volumes: AcceptedVolumes, name: string): VersionSet {
  let found = volumes.get(name);
  let versions = 0;
  for (; found !== undefined; found = found.earlier) versions |= found.versions;
  return versions;
}

/** The versions in which a volume of the name was taken that a claim stands behind, so that it may be a block device. */
export function versionsWithClaim(volumes: AcceptedVolumes, name: string): VersionSet {
  let found = volumes.get(name);
  let versions = 0;
  for (; found !== undefined; found = found.earlier) {
    const { persistentVolumeClaim, ephemeral } = found.volume;
    if (persistentVolumeClaim !== undefined || ephemeral !== undefined) versions |= found.versions;
  }
  return versions;
}
