import type { ApiObjectMetadata } from 'cdk8s';
import type { ObjectMeta } from '../kubernetes';

/** What the server writes into metadata: no manifest has it. */
type Filled =
  | 'creationTimestamp'
  | 'deletionGracePeriodSeconds'
  | 'deletionTimestamp'
  | 'generation'
  | 'managedFields'
  | 'resourceVersion'
  | 'selfLink'
  | 'uid';

/**
 * The metadata of an object. `name` is the path of its construct below the chart, joined by `-`, where none is given;
 * `namespace` and `labels` of the chart are there too.
 *
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmeta-v1-meta
 */
export interface ObjectMetadata extends Omit<ObjectMeta, Filled> {}

/** The same as cdk8s takes it, with a name and a namespace where they are known. */
export function asApiObjectMetadata(
  metadata: ObjectMetadata,
  { name, namespace }: { readonly [K in 'name' | 'namespace']: string | undefined },
): ApiObjectMetadata {
  return {
    ...metadata,
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  } as ApiObjectMetadata;
}

/** The metadata without the maps and lists that have nothing in them. */
export function filled(metadata: ObjectMetadata): ObjectMetadata {
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([, value]) => typeof value !== 'object' || Object.keys(value as object).length > 0,
    ),
  );
}
