import {
  amountOf,
  refuseMalformedAmounts,
  type Amounts,
  type NameCheck,
  type Resources,
} from '../containers/resource-requirements';
import { refuseMalformedClaims } from '../containers/resources';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { aggregateAmounts } from '../../../manifest/aggregate-amounts';
import {
  defaultedPodResources,
  defaultedRequests,
  isHugePages,
  isPodLevelResource,
} from '../../../manifest/defaulted-amounts';
import { compareQuantities } from '../formats/quantity';
import { quantityText } from '../formats/quantity-text';
import { resourceNameErrors } from '../formats/resource-name';
import { storedQuantity } from '../formats/stored-quantity';
import type { ContainerNode, PodScope, PodSpecNode } from './pod-scope';

const supported: readonly string[] = ['cpu', 'hugepages-', 'memory'];

const checkName: NameCheck = (name, at) => {
  const errors = resourceNameErrors(name);
  if (errors.length > 0) at.invalidEach(name, errors);
  else if (!isPodLevelResource(name)) at.notSupported(name, supported);
};

/** What all containers of a pod may use together. */
export const checkPodResources: Rule<PodSpecNode, PodScope> = {
  id: 'check-pod-resources',
  of: 'resources',
  refuses:
    'resources of a pod for Windows, other ones than processor, memory and huge pages, and less than its containers ask for',
  covers: ['POD-58', 'POD-59', 'POD-60', 'POD-61', 'POD-62', 'POD-63', 'POD-64'],
  reference:
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification',
  check(spec, at, { isPod, os }) {
    if (spec.resources === undefined) return;
    const place = at.child('resources');
    if (os === 'windows') return place.forbidden('may not be set for a windows pod');
    const { claims } = spec.resources;
    if (claims !== undefined) {
      place.child('claims').forbidden('claims may not be set for Resources at pod-level');
      refuseMalformedClaims(claims, spec, place.child('claims'));
    }
    const requests = aggregateAmounts(spec, isPod ? defaultedRequests : ownRequests);
    const limits = aggregateAmounts(spec, ({ resources }) => resources?.limits);
    const whole = isPod ? defaultedPodResources(spec.resources, requests, limits) : spec.resources;
    refuseMalformedAmounts(whole, checkName, place, false);
    refuseTooLittle(whole, requests, limits, place);
    refuseTooMuch(spec.containers ?? [], whole.limits, at);
  },
};

function ownRequests({ resources }: ContainerNode): Amounts | undefined {
  return resources?.requests;
}

function refuseTooLittle(
  { limits, requests }: Resources,
  ofContainers: Amounts,
  limitsOfContainers: Amounts,
  at: FieldPath,
): void {
  for (const name in ofContainers) {
    const least = ofContainers[name] ?? 0;
    refuseBelow(amountOf(requests, name), least, 'requests', at.child('requests').key(name));
  }
  for (const name in limitsOfContainers) {
    if (!isHugePages(name)) continue;
    const least = limitsOfContainers[name] ?? 0;
    refuseBelow(amountOf(limits, name), least, 'limits', at.child('limits').key(name));
  }
}

function refuseBelow(
  given: string | number | undefined,
  least: string | number,
  what: string,
  at: FieldPath,
): void {
  if (given === undefined || !isMore(least, given)) return;
  at.invalid(
    quantityText(given, storedQuantity(given)),
    `must be greater than or equal to aggregate container ${what} of ${quantityText(least, storedQuantity(least))}`,
  );
}

// The server's path begins with the container, and ends with the list.
function refuseTooMuch(
  containers: readonly ContainerNode[],
  most: Amounts | undefined,
  at: FieldPath,
): void {
  containers.forEach(({ resources }, position) => {
    for (const name in resources?.limits) {
      const limit = resources?.limits?.[name];
      const ofPod = amountOf(most, name);
      if (limit === undefined || ofPod === undefined || !isMore(limit, ofPod)) continue;
      at.child('resources')
        .child('containers')
        .index(position)
        .key(name)
        .child('limits')
        .meaning(
          at.child('containers').index(position).child('resources').child('limits').key(name),
        )
        .invalid(
          quantityText(limit, storedQuantity(limit)),
          `must be less than or equal to pod limits of ${quantityText(ofPod, storedQuantity(ofPod))}`,
        );
    }
  });
}

function isMore(left: string | number, right: string | number): boolean {
  return compareQuantities(storedQuantity(left), storedQuantity(right)) > 0;
}
