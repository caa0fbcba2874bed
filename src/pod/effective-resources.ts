import type { PodSpec } from '../kubernetes';
import { requirePodSpec } from './pod-spec';
import { quantityText } from '../kubernetes/quantity-text';
import { storedQuantity } from '../kubernetes/stored-quantity';
import { aggregateAmounts, sumOfAmounts, type Amounts } from '../manifest/aggregate-amounts';
import { defaultedPodResources, defaultedRequests } from '../manifest/defaulted-amounts';

/** What a pod needs and may use as a whole, by resource: `{ cpu: '350m', memory: '192Mi' }`. */
export interface EffectiveResources {
  /** What a node must have free. */
  readonly requests: Readonly<Record<string, string>>;
  /** The limits that are set, together; a container without one is not held by it. */
  readonly limits: Readonly<Record<string, string>>;
}

/**
 * What the scheduler counts for a pod: what runs side by side (sidecars and app containers), or an init container with
 * the sidecars started before it where that is more, and the overhead of its runtime class.
 *
 * A limit without a request counts as a request, as the server fills it in; what is said for the pod itself counts in
 * place of what its containers say. Quantities are added exactly.
 *
 * @example
 * effectiveResources(web.render().spec).requests; // { cpu: '350m', memory: '192Mi' }
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function effectiveResources(spec: PodSpec): EffectiveResources {
  requirePodSpec(effectiveResources, spec);
  const requests = aggregateAmounts(spec, (container) => stored(defaultedRequests(container)));
  const limits = aggregateAmounts(spec, ({ resources }) => stored(resources?.limits));
  const { resources = {}, overhead = {} } = spec;
  const pod = defaultedPodResources(
    { limits: stored(resources.limits), requests: stored(resources.requests) },
    requests,
    limits,
  );
  const allLimits = { ...limits, ...pod.limits };
  const onTop = Object.entries(stored(overhead));
  return {
    requests: sorted(sumOfAmounts({ ...requests, ...pod.requests }, Object.fromEntries(onTop))),
    limits: sorted(
      sumOfAmounts(
        allLimits,
        Object.fromEntries(onTop.filter(([resource]) => isLimited(allLimits, resource))),
      ),
    ),
  };
}

/**
 * Amounts as the server has written them when a pod is placed: in thousandths, `1e1` as `10`. What is known only when
 * cdk8s writes the manifest counts as nothing.
 */
function stored(amounts: Amounts = {}): Amounts {
  return Object.fromEntries(
    Object.entries(amounts).map(([resource, said]) => {
      const amount = typeof said === 'string' || typeof said === 'number' ? said : 0;
      return [resource, quantityText(amount, storedQuantity(amount))];
    }),
  );
}

/** Whether there is a limit of a resource: one of zero is none. */
function isLimited(limits: Amounts, resource: string): boolean {
  return Object.hasOwn(limits, resource) && storedQuantity(limits[resource] ?? 0).sign !== 0;
}

function sorted(amounts: Amounts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(amounts)
      .map(([resource, amount]): [string, string] => [resource, String(amount)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
