import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { dns1123LabelErrors } from '../formats/dns-name';
import { containerResourceNameErrors } from '../formats/resource-name';
import type { ContainerNode, ContainerScope, PodScope, PodSpecNode } from '../pods/pod-scope';
import { refuseMalformedAmounts, type NameCheck, type Resources } from './resource-requirements';

const reference = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';

const checkName: NameCheck = (name, at) => {
  at.invalidEach(name, containerResourceNameErrors(name));
};

/** What a container asks for and may use at most. */
export const checkContainerResources: Rule<ContainerNode, ContainerScope> = {
  id: 'check-container-resources',
  of: 'resources',
  refuses:
    'limits and requests of unknown resources, negative or broken amounts, and requests beyond their limits',
  covers: [
    'RES-1',
    'RES-2',
    'RES-3',
    'RES-4',
    'RES-5',
    'RES-6',
    'RES-7',
    'RES-8',
    'RES-9',
    'RES-10',
    'RES-11',
  ],
  reference,
  check({ resources }, at, { pod, role }) {
    if (resources === undefined) return;
    const defaulted = pod.isPod && role !== 'ephemeral';
    refuseMalformedAmounts(resources, checkName, at.child('resources'), defaulted);
  },
};

/** What a pod takes beside its containers. */
export const checkOverhead: Rule<PodSpecNode, PodScope> = {
  id: 'check-overhead',
  of: 'overhead',
  refuses: 'an overhead of unknown resources, or of negative or broken amounts',
  covers: ['POD-32'],
  reference: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-overhead/',
  check({ overhead }, at) {
    if (overhead === undefined) return;
    refuseMalformedAmounts({ limits: overhead }, checkName, at.child('overhead'), false);
  },
};

/** The claims of devices that a container uses. */
export const checkContainerClaims: Rule<ContainerNode, ContainerScope> = {
  id: 'check-container-claims',
  of: 'resources',
  refuses:
    'a claim of a container without a name, with a malformed request, named twice, or that the pod has not',
  covers: ['RES-12', 'RES-13', 'RES-14', 'RES-15'],
  reference: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
  check({ resources }, at, { pod }) {
    const claims = resources?.claims;
    if (claims === undefined || claims.length === 0) return;
    refuseMalformedClaims(claims, pod.spec, at.child('resources').child('claims'));
  },
};

/** Refuses malformed claims in `resources`, and those that the pod does not have. */
export function refuseMalformedClaims(
  claims: NonNullable<Resources['claims']>,
  spec: PodSpecNode,
  at: FieldPath,
): void {
  const known = new Set(spec.resourceClaims?.map(({ name }) => name).filter(Boolean));
  const keys = new Set<string>();
  const named = new Set<string>();
  claims.forEach(({ name = '', request = '' }, position) => {
    const place = at.index(position);
    if (name === '') return place.required();
    const key = request === '' ? name : `${name}/${request}`;
    if (keys.has(name)) place.duplicate(name);
    else {
      if (request !== '') place.child('request').invalidEach(request, dns1123LabelErrors(request));
      if (keys.has(key)) place.duplicate(key);
      else if (request === '' && named.has(name)) place.duplicate(name);
      keys.add(key);
      if (key.includes('/')) named.add(key.slice(0, key.indexOf('/')));
    }
    if (known.has(name)) return;
    const names = [...known].sort((a = '', b = '') => (a < b ? -1 : 1)).join(', ');
    place.problem(
      'FieldValueNotFound',
      `Not found: ${JSON.stringify(name)}: must be one of the names in pod.spec.resourceClaims${names === '' ? ' which is empty' : `: ${names}`}`,
    );
  });
}
