import type { After, Relation } from './effect';
import type { ContainerRole } from './state';

/** A container as ordering sees it. */
export interface Ordered {
  readonly name: string;
  readonly role: ContainerRole;
  readonly order: readonly Relation[];
  /** Whether it has a startup probe, without which nobody can wait for it to be healthy. */
  readonly startupProbe: boolean;
}

/** A relation that cannot hold. */
export interface OrderProblem {
  readonly container: string;
  readonly message: string;
  readonly remedy: string;
}

/**
 * The init containers and sidecars in an order that keeps what every relation says, and the order of adding where
 * nothing is said. A relation that cannot hold is left out and reported; a cycle is reported with its members.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function startOrder(
  containers: readonly Ordered[],
  problems: OrderProblem[],
): readonly string[] {
  if (!containers.some(isRelated)) return namesBefore(containers);
  const byName = new Map<string, Ordered>();
  const earlier = new Map<string, Set<string>>();
  for (const container of containers) {
    byName.set(container.name, container);
    if (container.role !== 'app') earlier.set(container.name, new Set());
  }
  for (const container of containers) {
    for (const relation of container.order) {
      for (const before of listOf(relation.before)) {
        relate(container, container, byName.get(before), before, earlier, problems);
      }
      for (const after of listOf(relation.after))
        relateAfter(container, after, byName, earlier, problems);
    }
  }
  return sorted(earlier, problems);
}

/** Whether something is said of its place; most are where they were added. */
function isRelated({ order }: Ordered): boolean {
  return order.some(({ before, after }) => before !== undefined || after !== undefined);
}

/** Those that start before the app, in the order of adding. */
function namesBefore(containers: readonly Ordered[]): readonly string[] {
  const names: string[] = [];
  for (const { name, role } of containers) if (role !== 'app') names.push(name);
  return names;
}

function relateAfter(
  container: Ordered,
  after: After,
  byName: ReadonlyMap<string, Ordered>,
  earlier: Map<string, Set<string>>,
  problems: OrderProblem[],
): void {
  const { container: name, ready } =
    typeof after === 'string' ? { container: after, ready: undefined } : after;
  const first = byName.get(name);
  if (first !== undefined && ready === 'healthy' && !first.startupProbe) {
    problems.push({
      container: container.name,
      message: `cannot wait until "${name}" is healthy: it has no startup probe`,
      remedy:
        first.role === 'sidecar'
          ? `give it one: withProbe({ container: '${name}', startup: ... })`
          : `only a sidecar can be healthy before others start: make "${name}" a sidecar with a startup probe`,
    });
  }
  if (first !== undefined && ready === 'complete' && first.role !== 'init') {
    problems.push({
      container: container.name,
      message: `cannot wait until "${name}" is complete: it is ${article(first.role)}, which keeps running`,
      remedy: `say ready: 'started' or 'healthy', or make "${name}" an init container`,
    });
  }
  relate(container, first, container, name, earlier, problems);
}

/** Puts `first` before `second`; `named` is the one that the relation of `from` names. */
function relate(
  from: Ordered,
  first: Ordered | undefined,
  second: Ordered | undefined,
  named: string,
  earlier: Map<string, Set<string>>,
  problems: OrderProblem[],
): void {
  if (first === undefined || second === undefined) {
    problems.push({
      container: from.name,
      message: `no container "${named}" in this pod to be ordered against`,
      remedy: `name one of the pod's containers`,
    });
  } else if (first.role === 'app') {
    problems.push({
      container: from.name,
      message:
        second.role === 'app'
          ? `app containers start together: "${second.name}" cannot come after "${first.name}"`
          : `"${second.name}" cannot come after "${first.name}": app containers start when every init container is complete and every sidecar has started`,
      remedy: second.role === 'app' ? `make "${first.name}" a sidecar` : 'leave the relation out',
    });
  } else if (second.role !== 'app') {
    earlier.get(second.name)?.add(first.name);
  }
}

/** Stable: of those that may come next, the one that was added first. */
function sorted(
  earlier: ReadonlyMap<string, ReadonlySet<string>>,
  problems: OrderProblem[],
): string[] {
  const result: string[] = [];
  const left = new Set(earlier.keys());
  while (left.size > 0) {
    const next = [...left].find(
      (name) => ![...(earlier.get(name) ?? [])].some((other) => left.has(other)),
    );
    if (next === undefined) {
      const cycle = cycleIn(earlier, left);
      problems.push({
        container: cycle[0] ?? '',
        message: `containers wait for each other: ${cycle.map((name) => `"${name}"`).join(' after ')}`,
        remedy: 'take one of these relations away',
      });
      return [...result, ...left];
    }
    left.delete(next);
    result.push(next);
  }
  return result;
}

function cycleIn(
  earlier: ReadonlyMap<string, ReadonlySet<string>>,
  left: ReadonlySet<string>,
): string[] {
  const path: string[] = [];
  let at = [...left][0];
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = [...(earlier.get(at) ?? [])].find((name) => left.has(name));
  }
  return at === undefined ? path : [...path.slice(path.indexOf(at)), at];
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

function article(role: ContainerRole): string {
  return role === 'init' ? 'an init container' : role === 'app' ? 'an app container' : 'a sidecar';
}
