import type { Quantity, ResourceClaim, ResourceRequirements } from '../kubernetes';
import type { Patch } from '../kubernetes/patch';
import type { ArgumentProblem } from './mixin';
import { quantityFault, type CpuOf, type MemoryOf } from './quantity';

/** Amounts that a pod can state for all its containers together; `null` removes one. */
export interface PodAmounts<C extends Quantity, M extends Quantity> {
  /** Cores: `2`, `'0.5'`, `'500m'`. */
  readonly cpu?: CpuOf<C> | null;
  /** Bytes: `'128Mi'`, `'2Gi'`, `1048576`. */
  readonly memory?: MemoryOf<M> | null;
  /** Bytes in pages of one size, a multiple of it: `{ 'hugepages-2Mi': '64Mi' }`. */
  readonly [pages: `hugepages-${string}`]: Quantity | null;
}

/** Amounts by resource, as a container states them; `null` removes one. */
export interface ContainerAmounts<C extends Quantity, M extends Quantity> extends PodAmounts<C, M> {
  /** Bytes of the node's disk for logs, the writable layer and `emptyDir` volumes. */
  readonly 'ephemeral-storage'?: Quantity | null;
  /** What a cluster adds, in whole numbers: `{ 'nvidia.com/gpu': 1 }`. */
  readonly [extended: `${string}/${string}`]: Quantity | null;
}

/** What stands for the usual case: CPU is requested, memory requested and limited. */
export interface UsualAmounts<C extends Quantity, M extends Quantity> {
  /**
   * The CPU it asks for, in cores: `requests.cpu`. There is no limit, which would hold it back while CPU is idle; what
   * `requests` says wins.
   */
  readonly cpu?: CpuOf<C>;
  /** The memory it asks for and may use at most: `requests.memory` and `limits.memory`; what those say wins. */
  readonly memory?: MemoryOf<M>;
}

/** Limits and requests as they were said, before they are checked. */
export interface SaidResources {
  readonly cpu?: unknown;
  readonly memory?: unknown;
  readonly requests?: object | null;
  readonly limits?: object | null;
  readonly claims?: readonly ResourceClaim[];
}

/** The change to `resources` that was said, without the amounts that are none, and what is wrong with those. */
export function saidResources(
  said: SaidResources,
  place: Pick<ArgumentProblem, 'container' | 'path'>,
  wayOut: (resources: string) => string,
): { readonly patch: Patch<ResourceRequirements>; readonly problems: readonly ArgumentProblem[] } {
  const problems: ArgumentProblem[] = [];
  const memory = given('memory', said.memory);
  const usual = { requests: { ...given('cpu', said.cpu), ...memory }, limits: memory };
  const patch: { [list: string]: unknown } = {};
  for (const list of ['requests', 'limits'] as const) {
    const own: unknown = said[list];
    if (own !== undefined && (typeof own !== 'object' || own === null)) {
      patch[list] = own;
      continue;
    }
    const amounts: { [resource: string]: unknown } = { ...usual[list], ...own };
    for (const [resource, amount] of Object.entries(amounts)) {
      const fault = quantityFault(resource, amount);
      if (fault === undefined) continue;
      const key = /^[a-z]+$/.test(resource) ? resource : `'${resource}'`;
      const meant = wayOut(`{ ${list}: { ${key}: '${String(amount)}' } }`);
      problems.push({
        ...place,
        path: `${place.path}.${list}[${resource}]`,
        message: fault.message,
        remedy: fault.legal ? `${fault.remedy}; where it is meant, ${meant}` : fault.remedy,
      });
      delete amounts[resource];
    }
    if (own !== undefined || Object.keys(amounts).length > 0) patch[list] = amounts;
  }
  if (said.claims !== undefined) patch.claims = said.claims;
  return { patch, problems };
}

function given(resource: string, amount: unknown): { readonly [resource: string]: unknown } {
  return amount === undefined ? {} : { [resource]: amount };
}
