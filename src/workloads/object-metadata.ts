import type { ApiObjectMetadata } from 'cdk8s';
import type { ObjectMeta } from '../kubernetes';
import type { Unfit } from '../manifest/plain';

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

/** An object's own metadata over what its content brings, and that over the labels of its chart. */
export function laidOver(
  own: ObjectMetadata,
  below: ObjectMetadata,
  chartLabels: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const said = Object.entries(own.labels ?? {}).filter(
    ([key, label]) => chartLabels[key] !== label,
  );
  return {
    ...filled({
      ...below,
      ...own,
      annotations: { ...below.annotations, ...own.annotations },
      labels: { ...own.labels, ...below.labels, ...Object.fromEntries(said) },
    }),
  };
}

/** The metadata without what cdk8s would take apart instead of refusing it: a text where a map belongs. */
export function wellFormed(metadata: ObjectMetadata, unfit: Unfit[]): ObjectMetadata {
  if (kindOf(metadata) !== 'map') {
    const given = `a ${kindOf(metadata)} here`;
    unfit.push({ path: 'metadata', given, remedy: 'give a plain object' });
    return {};
  }
  const maps = ['labels', 'annotations'];
  const lists = ['finalizers', 'ownerReferences'];
  return Object.fromEntries(
    Object.entries(metadata).filter(([key, value]: [string, unknown]) => {
      const belongs = maps.includes(key) ? 'map' : lists.includes(key) ? 'list' : kindOf(value);
      const fits = kindOf(value) === belongs || value === null;
      if (!fits) {
        const remedy = `give a ${belongs === 'map' ? 'plain object' : 'list'}`;
        unfit.push({ path: `metadata.${key}`, given: `a ${kindOf(value)} here`, remedy });
      }
      return fits;
    }),
  );
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : typeof value;
}
