import type { ResourceRequirements } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { leastMessage } from '../formats/messages';
import { countOf, countsAsWhole } from '../formats/counted-quantity';
import { compareQuantities, parseQuantity } from '../formats/quantity';
import { quantityText } from '../formats/quantity-text';
import { isCountedResource, isHugePages, isNativeResource } from '../formats/resource-name';
import { storedQuantity } from '../formats/stored-quantity';

/** What a container or a pod asks for, as rules meet it. */
export type Resources = Decoded<ResourceRequirements>;
/** Amounts by resource. */
export type Amounts = NonNullable<Resources['limits']>;

/** Refuses the name of a resource where it cannot stand. */
export type NameCheck = (name: string, at: FieldPath) => void;

/**
 * Refuses malformed limits and requests, and requests that the limits do not allow.
 *
 * `defaulted` says that a request which is absent is the limit, as in a Pod.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function refuseMalformedAmounts(
  { limits, requests }: Resources,
  checkName: NameCheck,
  at: FieldPath,
  defaulted: boolean,
): void {
  let pages = false;
  let usual = false;
  for (const name in limits) {
    const limit = limits[name];
    if (limit === undefined) continue;
    refuseMalformedAmount(name, limit, checkName, at, 'limits');
    if (defaulted && amountOf(requests, name) === undefined) {
      refuseMalformedAmount(name, limit, checkName, at, 'requests');
    }
    pages ||= isHugePages(name);
    usual ||= name === 'cpu' || name === 'memory';
  }
  for (const name in requests) {
    const request = requests[name];
    if (request === undefined) continue;
    refuseMalformedAmount(name, request, checkName, at, 'requests');
    refuseUnlessWithin(name, request, amountOf(limits, name), at);
    pages ||= isHugePages(name);
    usual ||= name === 'cpu' || name === 'memory';
  }
  if (pages && !usual) at.forbidden('HugePages require cpu or memory');
}

/** The amount of a resource, where the map has it. */
export function amountOf(amounts: Amounts | undefined, name: string): string | number | undefined {
  return amounts !== undefined && Object.hasOwn(amounts, name) ? amounts[name] : undefined;
}

function refuseMalformedAmount(
  name: string,
  value: string | number,
  checkName: NameCheck,
  at: FieldPath,
  list: 'limits' | 'requests',
): void {
  const amount = storedQuantity(value);
  if (amount.sign >= 0 && (name === 'cpu' || name === 'memory')) return;
  const place = at.child(list).key(name);
  checkName(name, place);
  if (amount.sign < 0) place.invalid(quantityText(value, amount), leastMessage(0));
  if (isCountedResource(name) && !countsAsWhole(value)) place.invalid(value, 'must be an integer');
  if (isHugePages(name) && !isMultipleOfPage(name, value)) {
    const text = quantityText(value, amount);
    place.invalid(text, `${text} is not positive integer multiple of ${name}`);
  }
}

function isMultipleOfPage(name: string, amount: string | number): boolean {
  const size = name.slice('hugepages-'.length);
  const page = parseQuantity(size);
  if (typeof page === 'string' || page.sign <= 0 || !countsAsWhole(size)) return false;
  const bytes = countOf(size);
  return bytes !== 0n && countOf(amount) % bytes === 0n;
}

// The server names the map, not the resource. What a node has no more of than it has is asked for as it is limited.
function refuseUnlessWithin(
  name: string,
  request: string | number,
  limit: string | number | undefined,
  at: FieldPath,
): void {
  const exact = isHugePages(name) || !isNativeResource(name);
  if (limit === undefined) {
    if (!exact) return;
    const limits = at.child('limits');
    const place = limits.meaning(at.child('requests').key(name));
    place.required('Limit must be set for non overcommitable resources');
    return;
  }
  if (request === limit) return;
  const order = compareQuantities(storedQuantity(request), storedQuantity(limit));
  if (exact ? order === 0 : order <= 0) return;
  const most = `${name} limit of ${quantityText(limit, storedQuantity(limit))}`;
  const requests = at.child('requests');
  requests
    .meaning(requests.key(name))
    .invalid(
      quantityText(request, storedQuantity(request)),
      exact ? `must be equal to ${most}` : `must be less than or equal to ${most}`,
    );
}
