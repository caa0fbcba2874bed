/** The Kubernetes API as types, in Kubernetes' own spelling, and the versions that podwright knows. */
export type * from './generated';
export type { ElementPatch, ListPatch, Patch } from './patch';
export type { KubernetesRange, KubernetesVersion } from './versions';
export { kubernetesVersions, newestVersion, versionsIn } from './versions';
