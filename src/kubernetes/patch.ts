/**
 * A change to an object of the API: any part of it, at any depth; `null` removes an optional field or a key of a map.
 *
 * Every field may be left out, required ones too, because the object has them already. A list follows {@link ListPatch}.
 *
 * @example
 * const patch: Patch<Container> = {
 *   resources: { limits: { cpu: null, memory: '1Gi' } },
 *   ports: [{ containerPort: 9090, name: 'metrics' }],
 *   args: (current) => [...current, '--verbose'],
 *   livenessProbe: null,
 * };
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export type Patch<T> = T extends readonly (infer X)[]
  ? ListPatch<X>
  : T extends object
    ? { readonly [K in keyof T]?: Patch<Exclude<T[K], undefined>> | Removal<T, K> }
    : T;

/**
 * A change to a list: elements, which merge with those of the same keys where the API merges the list and replace it
 * where it does not, or a function from the current elements to the next.
 */
export type ListPatch<X> = readonly ElementPatch<X>[] | ((current: readonly X[]) => readonly X[]);

/**
 * An element of a list: what it requires must be there, because it may be a new one; what is optional may be a
 * {@link Patch}, or `null`.
 */
export type ElementPatch<X> = X extends readonly unknown[]
  ? X
  : X extends object
    ? {
        readonly [K in keyof X]: [Removal<X, K>] extends [never]
          ? ElementPatch<X[K]>
          : Patch<Exclude<X[K], undefined>> | null;
      }
    : X;

/** `null` for a field that may be left out. */
type Removal<T, K extends keyof T> = {} extends Pick<T, K> ? null : never;
