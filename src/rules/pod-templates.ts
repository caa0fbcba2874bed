import type { PodSpecNode, PodTemplateNode } from './api-server/pods/pod-scope';
import type { ObjectMetadata } from './api-server/metadata/metadata-scope';
import type { FieldPath } from './field-path';

/** A pod in an object: its metadata and spec, and the field path of what holds both. */
export interface PodPlace {
  readonly at: FieldPath;
  readonly metadata: ObjectMetadata;
  readonly spec: PodSpecNode;
}

const templateSteps: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The pods in a decoded object; none where the kind holds none. */
export function podTemplatesIn(kind: string, object: object, root: FieldPath): readonly PodPlace[] {
  const steps = Object.hasOwn(templateSteps, kind) ? templateSteps[kind] : undefined;
  if (steps === undefined) return [];
  let at = root;
  let node: unknown = object;
  for (const step of steps) {
    at = at.child(step);
    node = (node as Record<string, unknown> | undefined)?.[step];
  }
  const { metadata = {}, spec = {} } = (node ?? {}) as PodTemplateNode;
  return [{ at, metadata, spec }];
}
