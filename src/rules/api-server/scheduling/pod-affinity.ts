import type { PodAffinity, PodAffinityTerm } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { dns1123LabelErrors } from '../formats/dns-name';
import { qualifiedNameErrors } from '../formats/qualified-name';
import type { PodScope, PodSpecNode } from '../pods/pod-scope';
import { refuseMalformedSelector } from '../selectors/label-selector';
import {
  refuseContradictingLabelKeys,
  refuseMalformedLabelKeys,
  refuseSelectedLabelKeys,
  withLabelKeys,
} from './label-keys';
import { refuseUnlessWeight } from './node-affinity';

type Terms = Decoded<PodAffinity>;
type Term = Decoded<PodAffinityTerm>;

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Which pods a pod goes near to or stays away from. */
export const checkPodAffinity: Rule<PodSpecNode, PodScope> = {
  id: 'check-pod-affinity',
  of: 'affinity',
  refuses:
    'a pod affinity without a topology, with a malformed selector, namespace or label key, or a weight beyond 1 to 100',
  covers: [
    'SCHED-13',
    'SCHED-14',
    'SCHED-15',
    'SCHED-16',
    'SCHED-17',
    'SCHED-18',
    'SCHED-19',
    'SCHED-20',
    'SCHED-21',
    'SCHED-22',
    'SCHED-23',
  ],
  reference:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
  check({ affinity }, at, scope) {
    if (affinity === undefined) return;
    const { podAffinity, podAntiAffinity } = affinity;
    const place = at.child('affinity');
    if (podAffinity !== undefined) {
      refuseMalformedTerms(podAffinity, place.child('podAffinity'), scope);
    }
    if (podAntiAffinity !== undefined) {
      refuseMalformedTerms(podAntiAffinity, place.child('podAntiAffinity'), scope);
    }
  },
};

function refuseMalformedTerms(terms: Terms, at: FieldPath, scope: PodScope): void {
  terms[required]?.forEach((term, position) => {
    refuseMalformedTerm(term, at.child(required).index(position), scope);
  });
  terms[preferred]?.forEach(({ weight = 0, podAffinityTerm = {} }, position) => {
    const place = at.child(preferred).index(position);
    refuseUnlessWeight(weight, place);
    refuseMalformedTerm(podAffinityTerm, place.child('podAffinityTerm'), scope);
  });
}

function refuseMalformedTerm(term: Term, at: FieldPath, { isPod, metadata }: PodScope): void {
  const { topologyKey = '', labelSelector, matchLabelKeys, mismatchLabelKeys } = term;
  const labels = isPod ? metadata.labels : undefined;
  const selector = withLabelKeys(labelSelector, matchLabelKeys, mismatchLabelKeys, labels);
  refuseMalformedSelector(selector, at.child('labelSelector'));
  refuseMalformedSelector(term.namespaceSelector, at.child('namespaceSelector'));
  for (const name of term.namespaces ?? []) {
    const errors = dns1123LabelErrors(name);
    if (errors.length === 0) continue;
    at.child('namespace').meaning(at.child('namespaces')).invalidEach(name, errors);
  }
  refuseMalformedLabelKeys(matchLabelKeys, selector, at.child('matchLabelKeys'));
  refuseMalformedLabelKeys(mismatchLabelKeys, selector, at.child('mismatchLabelKeys'));
  refuseSelectedLabelKeys(matchLabelKeys, selector, at);
  refuseContradictingLabelKeys(matchLabelKeys, mismatchLabelKeys, at);
  if (topologyKey === '') at.child('topologyKey').required('can not be empty');
  at.child('topologyKey').invalidEach(topologyKey, qualifiedNameErrors(topologyKey));
}
