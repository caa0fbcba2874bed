import type { KubernetesVersion } from './versions';

/** What a field holds: a scalar of the API, an object of a definition, a list, or a map with string keys. */
export type FieldType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'object'; readonly definition: string }
  | ListType
  | { readonly kind: 'map'; readonly values: FieldType };

/** A scalar as the API server decodes it; `any` is whatever JSON holds. */
export type ScalarKind =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'double'
  | 'quantity'
  | 'int-or-string'
  | 'time'
  | 'micro-time'
  | 'bytes'
  | 'any';

/** A list and how it merges: as a whole (`atomic`), by value (`set`), or element by element of equal keys (`map`). */
export interface ListType {
  readonly kind: 'list';
  readonly items: FieldType;
  readonly listType: 'atomic' | 'set' | 'map';
  /** The fields that identify an element of a `map` list, for example `containerPort` and `protocol`. */
  readonly keys: readonly string[];
  /** What the server puts for a key that an element leaves out, for example `protocol: TCP`. */
  readonly keyDefaults: Readonly<Record<string, string>>;
}

/** One field of a definition. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** True where the newest schema requires it. */
  readonly required: boolean;
  /** Every value that any known version takes, where the set is closed; of a list, the values of its elements. */
  readonly values?: readonly string[];
  /** The first version that takes a value, for the values that are newer than the oldest version. */
  readonly valuesSince?: ReadonlyMap<string, KubernetesVersion>;
  /** The first version that has the field, where the oldest does not. */
  readonly since?: KubernetesVersion;
  /** The last version that has the field, where the newest does not. */
  readonly until?: KubernetesVersion;
}

/** An object of the Kubernetes API, for example `PodSpec`, with its fields by name. */
export interface Definition {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** The page of the Kubernetes API reference. */
  readonly reference?: string;
}

/** A kind that podwright knows, and the definition of its objects. */
export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly definition: string;
}
