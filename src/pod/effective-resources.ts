import type { PodSpec } from '../kubernetes';
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
  const requests = aggregateAmounts(spec, defaultedRequests);
  const limits = aggregateAmounts(spec, ({ resources }) => resources?.limits);
  const pod = defaultedPodResources(spec.resources ?? {}, requests, limits);
  const overhead = spec.overhead ?? {};
  const allLimits: Amounts = { ...limits, ...pod.limits };
  const limited = Object.keys(overhead).filter((resource) => Object.hasOwn(allLimits, resource));
  return {
    requests: sorted(sumOfAmounts({ ...requests, ...pod.requests }, overhead)),
    limits: sorted(
      sumOfAmounts(
        allLimits,
        Object.fromEntries(limited.map((resource) => [resource, overhead[resource]])),
      ),
    ),
  };
}

function sorted(amounts: Amounts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(amounts)
      .map(([resource, amount]): [string, string] => [resource, String(amount)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
