import type { MetricSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { refuseMalformedSource, type MetricNode, type SourceName } from './metric-sources';

const fieldOfType: Readonly<Record<string, SourceName>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};
const types: readonly string[] = Object.keys(fieldOfType);
// The server looks into the first source that is there, in this order.
const order: readonly SourceName[] = [
  'object',
  'external',
  'pods',
  'resource',
  'containerResource',
];

/** Refuses metrics that have not exactly the source that their type names. */
export function refuseMalformedMetrics(
  metrics: readonly Decoded<MetricSpec>[],
  at: FieldPath,
): void {
  metrics.forEach((metric, position) => refuseMalformed(metric, at.index(position)));
}

function refuseMalformed(metric: MetricNode, at: FieldPath): void {
  const { type = '' } = metric;
  const expected = Object.hasOwn(fieldOfType, type) ? fieldOfType[type] : undefined;
  if (type === '') at.child('type').required('must specify a metric source type');
  if (expected === undefined) at.child('type').notSupported(type, types);
  const present = order.filter((name) => metric[name] !== undefined);
  const [first] = present;
  if (first !== undefined) refuseMalformedSource(metric, first, at.child(first));
  if (expected !== undefined && metric[expected] === undefined) {
    at.child(expected).required('must populate information for the given metric source');
  }
  if (present.length === 1) return;
  for (const name of present) {
    if (name !== expected) {
      at.child(name).forbidden('must populate the given metric source only');
    }
  }
}
