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
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(metadata)) {
    if (typeof value !== 'object' || hasSomething(value as object)) result[key] = value;
  }
  return result;
}

function hasSomething(holder: object): boolean {
  for (const key in holder) if (Object.hasOwn(holder, key)) return true;
  return false;
}

/** An object's own metadata over what its content brings, and that over the labels of its chart. */
export function laidOver(
  own: ObjectMetadata,
  below: ObjectMetadata,
  chartLabels: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const labels: Record<string, string> = { ...own.labels, ...below.labels };
  for (const [key, label] of Object.entries(own.labels ?? {})) {
    if (chartLabels[key] !== label) labels[key] = label;
  }
  const annotations = { ...below.annotations, ...own.annotations };
  return filled({ ...below, ...own, annotations, labels });
}

/** The metadata without what cdk8s would take apart instead of refusing it: a text where a map belongs. */
export function wellFormed(metadata: ObjectMetadata, unfit: Unfit[]): ObjectMetadata {
  if (kindOf(metadata) !== 'map') {
    const given = `a ${kindOf(metadata)} here`;
    unfit.push({ path: 'metadata', given, remedy: 'give a plain object' });
    return {};
  }
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(metadata)) {
    const belongs = maps.includes(key) ? 'map' : lists.includes(key) ? 'list' : kindOf(value);
    if (kindOf(value) === belongs || value === null) result[key] = value;
    else {
      const remedy = `give a ${belongs === 'map' ? 'plain object' : 'list'}`;
      unfit.push({ path: `metadata.${key}`, given: `a ${kindOf(value)} here`, remedy });
    }
  }
  return result;
}

const maps = ['labels', 'annotations'];
const lists = ['finalizers', 'ownerReferences'];

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : typeof value;
}
