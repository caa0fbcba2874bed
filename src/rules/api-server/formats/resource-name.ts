export { isHugePages } from '../../../manifest/defaulted-amounts';
import { isHugePages } from '../../../manifest/defaulted-amounts';
import type { FieldPath } from '../../field-path';
import { leastMessage, right } from './messages';
import { qualifiedNameErrors } from './qualified-name';
import { countsAsWhole } from './counted-quantity';
import { quantityOf } from './quantity';

const containerResources: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

const countedResources: ReadonlySet<string> = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

const knownResources: ReadonlySet<string> = new Set([
  ...containerResources,
  ...countedResources,
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'storage',
  'requests.storage',
]);

/** Whether a resource is Kubernetes' own: without a domain, or with one of kubernetes.io. */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** Whether a resource is one that a cluster adds: `nvidia.com/gpu`. */
export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith('requests.')) return false;
  return qualifiedNameErrors(`requests.${name}`).length === 0;
}

/** Whether a resource comes in whole numbers. */
export function isCountedResource(name: string): boolean {
  return countedResources.has(name) || isExtendedResource(name);
}

/** What is wrong with the name of a resource. */
export function resourceNameErrors(name: string): readonly string[] {
  if (containerResources.has(name)) return right;
  const errors = qualifiedNameErrors(name);
  if (errors.length > 0 || name.includes('/')) return errors;
  if (knownResources.has(name) || isHugePages(name) || name.startsWith('requests.hugepages-')) {
    return right;
  }
  return ['must be a standard resource type or fully qualified'];
}

/** What is wrong with the name of a resource that a container asks for. */
export function containerResourceNameErrors(name: string): readonly string[] {
  if (containerResources.has(name)) return right;
  const errors = resourceNameErrors(name);
  if (!name.includes('/')) {
    return isHugePages(name) ? errors : [...errors, 'must be a standard resource for containers'];
  }
  return isNativeResource(name) || isExtendedResource(name)
    ? errors
    : [...errors, "doesn't follow extended resource name standard"];
}

/** Refuses an amount below zero, and a part of what is counted in whole numbers. */
export function refuseUnusableAmount(name: string, value: string | number, at: FieldPath): void {
  const amount = quantityOf(value);
  if (amount.sign < 0) at.invalid(String(value), leastMessage(0));
  if (isCountedResource(name) && !countsAsWhole(value)) at.invalid(value, 'must be an integer');
}
