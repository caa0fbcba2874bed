import type { RenderContext } from './context';
import type { PodDraft } from './draft';
import type { ReferTo } from './effect';
import { elementsOf, type Data } from './merge';
import type { Step } from './mixin';

/** Where a pod names an object: in a container, or in its spec. */
interface Place {
  readonly container?: string;
  readonly path: string;
}

/** Reports what the pod names and cannot reach, because it is in another namespace. What is not known is not reported. */
export function checkNamespaces(
  draft: PodDraft,
  steps: readonly Step[],
  { namespace }: RenderContext,
): void {
  if (namespace === undefined) return;
  for (const { effect, origin } of steps) {
    if (effect.effect !== 'refer to' || effect.namespace === namespace) continue;
    const place = placeOf(effect, draft);
    // A later call may have put another in its place.
    if (place === undefined) continue;
    draft.note({
      ...place,
      rule: 'refer-in-own-namespace',
      type: 'FieldValueInvalid',
      message: `Invalid value: "${effect.name}": ${effect.subject} is in ${effect.namespace}, the pod is in ${namespace}, and a pod refers to objects of its own namespace`,
      remedy: `make the ${effect.kind} in a chart of the namespace ${namespace}, or the pod beside it`,
      origins: [origin],
    });
  }
}

function placeOf(to: ReferTo, draft: PodDraft): Place | undefined {
  const { kind, name } = to;
  if (kind === 'ServiceAccount') {
    return draft.spec.serviceAccountName === name ? { path: 'spec.serviceAccountName' } : undefined;
  }
  for (const { name: container, data } of draft.containers.values()) {
    const path = pathInContainer(data, kind, name);
    if (path !== undefined) return { container, path };
  }
  const pulls = elementsOf(draft.spec.imagePullSecrets);
  const index = kind === 'Secret' ? pulls.findIndex((secret) => secret.name === name) : -1;
  return index < 0 ? undefined : { path: `spec.imagePullSecrets[${index}].name` };
}

const fields = {
  ConfigMap: { key: 'configMapKeyRef', whole: 'configMapRef' },
  Secret: { key: 'secretKeyRef', whole: 'secretRef' },
} as const;

function pathInContainer(
  { env, envFrom }: Data,
  kind: keyof typeof fields,
  name: string,
): string | undefined {
  const { key, whole } = fields[kind];
  const variable = elementsOf(env).findIndex((one) => one.valueFrom?.[key]?.name === name);
  if (variable >= 0) return `env[${variable}].valueFrom.${key}.name`;
  const source = elementsOf(envFrom).findIndex((one) => one[whole]?.name === name);
  return source < 0 ? undefined : `envFrom[${source}].${whole}.name`;
}
