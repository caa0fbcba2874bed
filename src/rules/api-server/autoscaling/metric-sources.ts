import type { MetricIdentifier, MetricSpec, MetricTarget } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { dns1123LabelErrors } from '../formats/dns-name';
import { pathSegmentErrors } from '../formats/path-segment';
import { quantityOf } from '../formats/quantity';
import { containerResourceNameErrors } from '../formats/resource-name';
import { refuseMalformedReference } from './object-reference';

/** One metric as rules meet it. */
export type MetricNode = Decoded<MetricSpec>;
/** The fields of a metric that hold its source. */
export type SourceName = Exclude<keyof MetricSpec, 'type'>;
type Target = Decoded<MetricTarget>;

/** Refuses a malformed source of a metric. */
export function refuseMalformedSource(metric: MetricNode, name: SourceName, at: FieldPath): void {
  const source = metric[name];
  if (source === undefined) return;
  const { target = {} } = source;
  switch (name) {
    case 'object':
      refuseMalformedReference(
        metric.object?.describedObject ?? {},
        true,
        at.child('describedObject'),
      );
      refuseNameless(metric.object?.metric, at.child('metric'));
      break;
    case 'external':
    case 'pods':
      refuseNameless(metric[name]?.metric, at.child('metric'));
      break;
    default:
      refuseMalformedResource(metric, name, at);
  }
  refuseMalformedTarget(target, at.child('target'));
  if (name === 'resource' || name === 'containerResource') refuseUtilization(target, at);
  else refuseAmount(target, name, at.child('target'));
}

function refuseNameless(metric: Decoded<MetricIdentifier> | undefined, at: FieldPath): void {
  const name = metric?.name;
  if (name) at.child('name').invalidEach(name, pathSegmentErrors(name));
  else at.child('name').required('must specify a metric name');
}

function refuseMalformedResource(
  metric: MetricNode,
  field: 'resource' | 'containerResource',
  at: FieldPath,
): void {
  const name = metric[field]?.name;
  if (!name) at.child('name').required('must specify a resource name');
  if (field === 'resource') return;
  if (name) at.child('name').invalidEach(name, containerResourceNameErrors(name));
  const container = metric.containerResource?.container;
  if (container) at.child('container').invalidEach(container, dns1123LabelErrors(container));
  else at.child('container').required('must specify a container');
}

function refuseMalformedTarget(target: Target, at: FieldPath): void {
  const { type = '', value, averageValue, averageUtilization } = target;
  if (type === '') at.child('type').required('must specify a metric target type');
  if (type !== 'Utilization' && type !== 'Value' && type !== 'AverageValue') {
    at.child('type').invalid(type, 'must be either Utilization, Value, or AverageValue');
  }
  if (value !== undefined && quantityOf(value).sign !== 1) {
    at.child('value').invalid(value, 'must be positive');
  }
  if (averageValue !== undefined && quantityOf(averageValue).sign !== 1) {
    at.child('averageValue').invalid(averageValue, 'must be positive');
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    at.child('averageUtilization').invalid(averageUtilization, 'must be greater than 0');
  }
}

function refuseUtilization({ averageUtilization, averageValue }: Target, at: FieldPath): void {
  const place = at.child('target');
  if (averageUtilization === undefined && averageValue === undefined) {
    place
      .child('averageUtilization')
      .required('must set either a target raw value or a target utilization');
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    place
      .child('averageValue')
      .forbidden('may not set both a target raw value and a target utilization');
  }
}

const amountMessages = {
  object: 'must set either a target value or averageValue',
  external: 'must set either a target value for metric or a per-pod target',
  pods: 'must specify a positive target averageValue',
};

function refuseAmount(target: Target, source: keyof typeof amountMessages, at: FieldPath): void {
  const { value, averageValue } = target;
  if (averageValue === undefined && (value === undefined || source === 'pods')) {
    at.child('averageValue').required(amountMessages[source]);
  }
  if (source === 'external' && value !== undefined && averageValue !== undefined) {
    at.child('value').forbidden('may not set both a target value for metric and a per-pod target');
  }
}
