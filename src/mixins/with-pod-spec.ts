import type { PodSpec, Volume } from '../kubernetes';
import type { ElementPatch, Patch } from '../kubernetes/patch';
import { requireObject } from '../manifest/given';
import { podMixin, type PodMixin } from '../pod/mixin';

type RestartPolicy = NonNullable<PodSpec['restartPolicy']>;

/** A change to a pod's spec: any field in Kubernetes' spelling; containers are changed by {@link withContainer}. */
export interface PodSpecPatch<V extends string, R extends RestartPolicy> extends Patch<
  Omit<
    PodSpec,
    'containers' | 'initContainers' | 'ephemeralContainers' | 'volumes' | 'restartPolicy'
  >
> {
  /** Volumes, merged by name; or the next list computed from the current one. */
  readonly volumes?:
    | readonly (ElementPatch<Volume> & { readonly name: V })[]
    | ((current: readonly Volume[]) => readonly Volume[])
    | null;
  /** Decided by the kind of the workload; what is said here must be what the kind allows. */
  readonly restartPolicy?: R | null;
  readonly containers?: 'add containers with withContainer({ ... }), change one with withContainer(name, { ... })';
  readonly initContainers?: 'add init containers with withInitContainer({ ... }) and sidecars with withSidecar({ ... })';
  readonly ephemeralContainers?: 'a template cannot hold them: use debugContainer(...)';
  readonly status?: 'the cluster writes status, a template has none';
}

/** The mixin that changes the spec of the pod. */
export type PodSpecChange<V extends string, R extends string> = PodMixin<
  { readonly [K in V as `volume ${K}`]: 'volume' } & { readonly [K in R as 'restartPolicy']: K },
  never,
  never
>;

/**
 * Changes any field of the pod's spec, in Kubernetes' spelling; replaces what was there.
 *
 * Objects merge by field, lists by the keys of server-side apply (`volumes` by name), other lists are replaced or
 * computed by `(current) => next`; `null` removes. Runs with the other changes, in the order of the calls.
 *
 * @example
 * withPodSpec({ runtimeClassName: 'gvisor', tolerations: (current) => [...current, { operator: 'Exists' }] });
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core
 */
export function withPodSpec<const V extends string = never, const R extends RestartPolicy = never>(
  patch: PodSpecPatch<V, R>,
): PodSpecChange<V, R> {
  requireObject(withPodSpec, patch, 'withPodSpec({ ... })');
  const { containers, initContainers, ephemeralContainers, status, ...fields } =
    patch as PodSpecPatch<string, RestartPolicy>;
  const misplaced = { containers, initContainers, ephemeralContainers, status };
  return podMixin(
    withPodSpec,
    [{ effect: 'patch pod', patch: fields as Patch<PodSpec>, mode: 'patch' }],
    Object.entries(misplaced)
      .filter(([, value]) => value !== undefined)
      .map(([field]) => ({
        path: field === 'status' ? 'status' : `spec.${field}`,
        message: refusals[field as keyof typeof refusals],
        remedy: 'leave the field out',
      })),
  );
}

const refusals = {
  containers:
    'add containers with withContainer({ ... }), change one with withContainer(name, { ... })',
  initContainers:
    'add init containers with withInitContainer({ ... }) and sidecars with withSidecar({ ... })',
  ephemeralContainers: 'a template cannot hold them: use debugContainer(...)',
  status: 'the cluster writes status, a template has none',
};
