import { callName } from '../manifest/call-name';
import { named } from '../manifest/given';
import type { ContainerTarget } from './effect';
import type { DraftContainer, PodDraft } from './draft';

/** The roles that a target may name besides containers. */
export const roles = ['app', 'sidecars', 'init', 'all'] as const;

/** A role: the pod's own app container, its sidecars, its plain init containers, or every container. */
export type TargetRole = (typeof roles)[number];

/** The containers that a call is for; throws where what is said is no name. */
export function targetOf(call: Function, said: unknown, unsaid: string = 'app'): ContainerTarget {
  if (said === undefined) return unsaid;
  if (typeof said === 'string' || Array.isArray(said)) return said;
  throw new TypeError(
    `${callName(call)} takes for container a name, a list of names or a role, container: 'app', and was given ${named(said)}`,
  );
}

/** The container that messages about an argument name, where it is for several. */
export function firstOf(target: ContainerTarget): string {
  return (typeof target === 'string' ? target : target[0]) ?? 'app';
}

/**
 * The containers that a target means, and the names that mean nothing. A name wins over a role; `'app'` is the app
 * container that was added first.
 *
 * @internal
 */
export function targeted(
  draft: PodDraft,
  target: ContainerTarget,
): { readonly found: readonly DraftContainer[]; readonly unknown: readonly string[] } {
  const only = typeof target === 'string' ? draft.containers.get(target) : undefined;
  if (only !== undefined) return { found: [only], unknown: [] };
  const found = new Set<DraftContainer>();
  const unknown: string[] = [];
  for (const name of typeof target === 'string' ? [target] : target) {
    const container = draft.containers.get(name);
    if (container !== undefined) found.add(container);
    else if (name === 'app') for (const app of draft.of('app').slice(0, 1)) found.add(app);
    else if (name === 'sidecars') for (const sidecar of draft.of('sidecar')) found.add(sidecar);
    else if (name === 'init') for (const init of draft.of('init')) found.add(init);
    else if (name === 'all') for (const any of draft.of('all')) found.add(any);
    else unknown.push(name);
  }
  return { found: [...found], unknown };
}
