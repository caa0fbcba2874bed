import type { Amounts } from './aggregate-amounts';

/** Limits and requests of a container or a pod. */
export interface LimitsAndRequests {
  readonly limits?: Amounts | undefined;
  readonly requests?: Amounts | undefined;
}

/** Whether a resource is memory in huge pages: `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether a pod may ask for a resource itself, for all its containers together. */
export function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}

/**
 * What a container of a Pod asks for: a request that is not said is the limit. In a template the server leaves it
 * unsaid; the pods made from it get it.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
 */
export function defaultedRequests({
  resources,
}: {
  readonly resources?: LimitsAndRequests | undefined;
}): Amounts | undefined {
  if (resources?.limits === undefined) return resources?.requests;
  return { ...resources.limits, ...resources.requests };
}

/**
 * What a Pod asks for itself, where it says something and not all: huge pages are limited to what its containers may
 * use, processor and memory requested as its containers request them, and the rest as it is limited.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function defaultedPodResources(
  { limits = {}, requests = {} }: LimitsAndRequests,
  requestsOfContainers: Amounts,
  limitsOfContainers: Amounts,
): { readonly limits: Amounts; readonly requests: Amounts } {
  if (isEmpty(limits) && isEmpty(requests)) return { limits, requests };
  const allLimits: { [resource: string]: string | number | undefined } = { ...limits };
  for (const name in limitsOfContainers) {
    if (!isHugePages(name) || Object.hasOwn(requests, name)) continue;
    allLimits[name] ??= limitsOfContainers[name];
  }
  if (isEmpty(allLimits)) return { limits, requests };
  const allRequests: { [resource: string]: string | number | undefined } = { ...requests };
  for (const name in requestsOfContainers) {
    if (name === 'cpu' || name === 'memory') allRequests[name] ??= requestsOfContainers[name];
  }
  for (const name in allLimits) {
    if (isPodLevelResource(name)) allRequests[name] ??= allLimits[name];
  }
  return { limits: allLimits, requests: allRequests };
}

function isEmpty(amounts: Amounts): boolean {
  for (const name in amounts) if (amounts[name] !== undefined) return false;
  return true;
}
