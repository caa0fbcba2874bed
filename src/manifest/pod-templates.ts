import type { ObjectMeta, PodSpec } from '../kubernetes';

/** A pod in a manifest: the field path of what holds its metadata and spec, and both. */
export interface PodTemplateInManifest {
  /** `''` for a Pod, `spec.template` for a Deployment, `spec.jobTemplate.spec.template` for a CronJob. */
  readonly path: string;
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
}

const paths: Readonly<Record<string, readonly string[]>> = {
  'v1/Pod': [],
  'v1/PodTemplate': ['template'],
  'v1/ReplicationController': ['spec', 'template'],
  'apps/v1/Deployment': ['spec', 'template'],
  'apps/v1/ReplicaSet': ['spec', 'template'],
  'apps/v1/StatefulSet': ['spec', 'template'],
  'apps/v1/DaemonSet': ['spec', 'template'],
  'batch/v1/Job': ['spec', 'template'],
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The steps to the pod in manifests of a kind; none where the kind runs no pods. */
export function podSteps(apiVersion: string, kind: string): readonly string[] | undefined {
  const key = `${apiVersion}/${kind}`;
  return Object.hasOwn(paths, key) ? paths[key] : undefined;
}

/**
 * The pods in a manifest, given as plain data; none where the kind runs no pods or the template is not there.
 *
 * @example
 * podTemplatesOf(deployment.toJson())[0]?.spec.containers;
 */
export function podTemplatesOf(manifest: unknown): readonly PodTemplateInManifest[] {
  if (typeof manifest !== 'object' || manifest === null) return [];
  const { apiVersion, kind } = manifest as Record<string, unknown>;
  const steps = podSteps(String(apiVersion), String(kind));
  if (steps === undefined) return [];
  let node: unknown = manifest;
  for (const step of steps) node = (node as Record<string, unknown> | null | undefined)?.[step];
  if (typeof node !== 'object' || node === null || !('spec' in node)) return [];
  const { metadata = {}, spec } = node as { metadata?: ObjectMeta; spec: PodSpec };
  return [{ path: steps.join('.'), metadata, spec }];
}
