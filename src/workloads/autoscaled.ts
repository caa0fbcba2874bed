import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { SharedInSynthesis } from '../manifest/synthesis';

/** What is scaled in an app. */
const known = new SharedInSynthesis(() => new Map<IConstruct, ReadonlySet<string>>());

/** Whether a HorizontalPodAutoscaler of the app, whoever made it, scales the object: then its replicas are no one's choice. */
export function isAutoscaled({ kind, name, metadata, node }: ApiObject): boolean {
  const { root } = node;
  const kept = known.now();
  const targets = kept?.get(root) ?? new Set(root.node.findAll().flatMap(targetOf));
  kept?.set(root, targets);
  return targets.has(keyOf(kind, name, metadata.namespace));
}

interface Autoscaler {
  readonly spec?: {
    readonly scaleTargetRef?: { readonly kind?: unknown; readonly name?: unknown };
  };
}

function targetOf(construct: object): readonly string[] {
  if (!ApiObject.isApiObject(construct) || construct.kind !== 'HorizontalPodAutoscaler') return [];
  try {
    const { scaleTargetRef = {} } = (construct.toJson() as Autoscaler).spec ?? {};
    return [keyOf(scaleTargetRef.kind, scaleTargetRef.name, construct.metadata.namespace)];
  } catch {
    // That it cannot be rendered is said of itself.
    return [];
  }
}

function keyOf(kind: unknown, name: unknown, namespace: string = ''): string {
  return `${String(kind)}/${namespace}/${String(name)}`;
}
