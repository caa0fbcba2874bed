import type { ObjectFieldSelector, ResourceFieldSelector } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { quantityOf } from '../formats/quantity';
import { quantityText } from '../formats/quantity-text';
import { qualifiedNameErrors } from '../formats/qualified-name';

const podFields: ReadonlySet<string> = new Set([
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]);

/**
 * Refuses a reference to a field of the pod that is malformed or not among `supported`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
export function refuseMalformedFieldRef(
  { apiVersion, fieldPath = '' }: Decoded<ObjectFieldSelector>,
  supported: readonly string[],
  at: FieldPath,
): void {
  const place = at.child('fieldPath');
  if (fieldPath === '') return place.required();
  if (apiVersion && apiVersion !== 'v1') {
    return place.invalid(
      fieldPath,
      `error converting fieldPath: unsupported pod version: ${apiVersion}`,
    );
  }
  const bracket = fieldPath.endsWith("']") ? fieldPath.slice(0, -2).indexOf("['") : -1;
  if (bracket > 0) return refuseMalformedSubscript(fieldPath, bracket, at);
  const field = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath;
  if (supported.includes(field)) return;
  if (podFields.has(field)) place.notSupported(field, supported);
  else {
    place.invalid(fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`);
  }
}

function refuseMalformedSubscript(fieldPath: string, bracket: number, at: FieldPath): void {
  const field = fieldPath.slice(0, bracket);
  const key = fieldPath.slice(bracket + 2, -2);
  if (field === 'metadata.annotations') {
    const lower = key.toLowerCase();
    at.invalidEach(lower, qualifiedNameErrors(lower));
  } else if (field === 'metadata.labels') at.invalidEach(key, qualifiedNameErrors(key));
  else {
    at.child('fieldPath').invalid(
      fieldPath,
      `error converting fieldPath: field label does not support subscript: ${fieldPath}`,
    );
  }
}

const containerResources: readonly string[] = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const cpuDivisors: readonly string[] = ['1m', '1'];
const byteDivisors: readonly string[] = [
  '1',
  '1k',
  '1M',
  '1G',
  '1T',
  '1P',
  '1E',
  '1Ki',
  '1Mi',
  '1Gi',
  '1Ti',
  '1Pi',
  '1Ei',
];

/** Refuses a reference to a container's resource that is malformed; a file, other than a variable, names the container. */
export function refuseMalformedResourceFieldRef(
  { containerName, resource = '', divisor }: Decoded<ResourceFieldSelector>,
  at: FieldPath,
  inFile: boolean,
): void {
  const pages =
    resource.startsWith('limits.hugepages-') || resource.startsWith('requests.hugepages-');
  if (inFile && !containerName) at.child('containerName').required();
  else if (resource === '') at.child('resource').required();
  else if (!pages && !containerResources.includes(resource)) {
    at.child('resource').notSupported(resource, containerResources);
  }
  if (divisor === undefined || quantityOf(divisor).sign === 0) return;
  const [kind, divisors] = pages ? hugePages : (measures.get(resource) ?? anything);
  if (kind === '' || divisors.includes(quantityText(divisor))) return;
  const shown = divisors === cpuDivisors ? '1m and 1' : divisors.join(', ');
  at.child('divisor').invalid(
    resource,
    `only divisor's values ${shown} are supported with the ${kind} resource`,
  );
}

type Measure = readonly [kind: string, divisors: readonly string[]];

const anything: Measure = ['', []];
const hugePages: Measure = ['hugepages', byteDivisors];
const cpu: Measure = ['cpu', cpuDivisors];
const memory: Measure = ['memory', byteDivisors];
const storage: Measure = ['local ephemeral storage', byteDivisors];
const measures: ReadonlyMap<string, Measure> = new Map([
  ['limits.cpu', cpu],
  ['requests.cpu', cpu],
  ['limits.memory', memory],
  ['requests.memory', memory],
  ['limits.ephemeral-storage', storage],
  ['requests.ephemeral-storage', storage],
]);
