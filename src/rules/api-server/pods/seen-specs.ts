import type { VersionSet } from '../../versions';
import { gatedFeatures, gatedFeaturesOf, type FeatureSet } from './gated-fields';
import { withoutFeatures } from './kept-fields';
import type { PodSpecNode } from './pod-scope';

/** A pod's spec as some versions see it. */
export interface SeenSpec {
  readonly versions: VersionSet;
  readonly spec: PodSpecNode;
}

/** A pod's spec as the versions see it: without what each takes and forgets before it looks. */
export function specsAsSeen(spec: PodSpecNode, versions: VersionSet): readonly SeenSpec[] {
  const used = gatedFeaturesOf(spec);
  if (used === 0) return [{ versions, spec }];
  const groups = new Map<FeatureSet, VersionSet>();
  for (let version = 1; version <= versions; version <<= 1) {
    if ((versions & version) === 0) continue;
    const off = used & featuresOffIn(version);
    groups.set(off, (groups.get(off) ?? 0) | version);
  }
  return [...groups].map(([off, group]) => ({
    versions: group,
    spec: off === 0 ? spec : withoutFeatures(spec, off),
  }));
}

function featuresOffIn(version: VersionSet): FeatureSet {
  let features = 0;
  gatedFeatures.forEach(({ off }, position) => {
    if ((off & version) !== 0) features |= 1 << position;
  });
  return features;
}
