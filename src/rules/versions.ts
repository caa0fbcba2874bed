import { kubernetesVersions, type KubernetesVersion } from '../kubernetes/versions';

/** A set of minor versions: one bit each, the oldest version in the lowest. */
export type VersionSet = number;

/** Every minor version that podwright knows. */
export const everyVersion: VersionSet = (1 << kubernetesVersions.length) - 1;

/** The set of the given versions. */
export function versionSet(versions: readonly KubernetesVersion[]): VersionSet {
  let set = 0;
  for (const version of versions) set |= 1 << kubernetesVersions.indexOf(version);
  return set;
}

/** The version given and the newer ones. */
export function since(version: KubernetesVersion): VersionSet {
  return everyVersion & ~((1 << kubernetesVersions.indexOf(version)) - 1);
}

/** The version given and the older ones. */
export function until(version: KubernetesVersion): VersionSet {
  return (1 << (kubernetesVersions.indexOf(version) + 1)) - 1;
}

/** The versions of a set, the oldest first. */
export function versionsOf(set: VersionSet): readonly KubernetesVersion[] {
  return kubernetesVersions.filter((_, index) => (set & (1 << index)) !== 0);
}
