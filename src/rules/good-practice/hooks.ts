import type { ObjectMetadata } from '../api-server/metadata/metadata-scope';

const hookAnnotations = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

/** Whether a deployment tool runs the object at one step of its work and looks after it. */
export function isHook(metadata: ObjectMetadata | undefined): boolean {
  const annotations = metadata?.annotations;
  if (annotations === undefined) return false;
  return hookAnnotations.some((name) => Object.hasOwn(annotations, name));
}
