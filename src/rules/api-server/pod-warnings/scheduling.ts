import type { NodeSelectorTerm } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { labelValueErrors } from '../formats/label-value';
import type { PodScope } from '../pods/pod-scope';
import { warn, type PodWarning } from './warn';

const deprecatedLabels: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  [
    'failure-domain.beta.kubernetes.io/region',
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  ],
  [
    'failure-domain.beta.kubernetes.io/zone',
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  ],
  [
    'beta.kubernetes.io/instance-type',
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  ],
  ['app.kubernetes.io/created-by', 'deprecated since v1.9'],
  [
    'scheduler.alpha.kubernetes.io/preferAvoidPods',
    'deprecated since v1.22; use Taints and Tolerations instead',
  ],
  ['node-role.kubernetes.io/master', 'use "node-role.kubernetes.io/control-plane" instead'],
]);

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const reference =
  'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-labels';

/** Labels of nodes that have another name by now. */
export const warnOfDeprecatedNodeLabels: PodWarning = {
  id: 'warn-of-deprecated-node-labels',
  of: ['nodeSelector', 'topologySpreadConstraints', 'affinity'],
  refuses: 'a label of nodes that is deprecated, in a selector, an affinity or a spread',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  check({ spec }, at) {
    for (const key in spec.nodeSelector) {
      const message = deprecatedLabels.get(key);
      if (message !== undefined) warn(at.child('spec').child('nodeSelector').key(key), message);
    }
    spec.topologySpreadConstraints?.forEach(({ topologyKey = '' }, position) => {
      const message = deprecatedLabels.get(topologyKey);
      if (message === undefined) return;
      const place = at.child('spec').child('topologySpreadConstraints').index(position);
      warn(place.child('topologyKey'), `${topologyKey} is ${message}`);
    });
    eachNodeTerm(spec, at, (term, place) => {
      term.matchExpressions?.forEach(({ key = '' }, position) => {
        const message = deprecatedLabels.get(key);
        if (message === undefined) return;
        const expression = place.child('matchExpressions').index(position);
        warn(expression.child('key'), `${key} is ${message}`);
      });
    });
  },
};

/** A value that no label has is refused where it is required, and matches nothing where it is preferred. */
export const warnOfMalformedPreferences: PodWarning = {
  id: 'warn-of-malformed-preferences',
  of: 'affinity',
  refuses: 'a preferred value of a node label that no label can have',
  severity: 'warning',
  reference,
  check({ spec }, at) {
    eachNodeTerm(spec, at, (term, place, isRequired) => {
      if (isRequired) return;
      term.matchExpressions?.forEach(({ values }, position) => {
        const list = place.child('matchExpressions').index(position).child('values');
        values?.forEach((value, i) => {
          for (const error of labelValueErrors(value)) {
            warn(list.index(i), `${value} is invalid, ${error}`);
          }
        });
      });
    });
  },
};

function eachNodeTerm(
  { affinity }: PodScope['spec'],
  at: FieldPath,
  look: (term: Decoded<NodeSelectorTerm>, at: FieldPath, isRequired: boolean) => void,
): void {
  const nodes = affinity?.nodeAffinity;
  if (nodes === undefined) return;
  const place = at.child('spec').child('affinity').child('nodeAffinity');
  nodes[required]?.nodeSelectorTerms?.forEach((term, position) => {
    look(term, place.child(required).child('nodeSelectorTerms').index(position), true);
  });
  nodes[preferred]?.forEach(({ preference = {} }, position) => {
    look(preference, place.child(preferred).index(position).child('preference'), false);
  });
}

const matchesNothing = 'a null labelSelector results in matching no pod';

/** A selector that is absent selects no pod, other than an empty one. */
export const warnOfMissingPodSelectors: PodWarning = {
  id: 'warn-of-missing-pod-selectors',
  of: ['topologySpreadConstraints', 'affinity'],
  refuses: 'a pod affinity or spread without a label selector',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  check({ spec }, at) {
    spec.topologySpreadConstraints?.forEach(({ labelSelector }, position) => {
      if (labelSelector !== undefined) return;
      const place = at.child('spec').child('topologySpreadConstraints').index(position);
      warn(place.child('labelSelector'), matchesNothing);
    });
    if (spec.affinity === undefined) return;
    for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
      const place = at.child('spec').child('affinity').child(kind);
      spec.affinity[kind]?.[required]?.forEach(({ labelSelector }, position) => {
        if (labelSelector !== undefined) return;
        warn(place.child(required).index(position).child('labelSelector'), matchesNothing);
      });
      spec.affinity[kind]?.[preferred]?.forEach(({ podAffinityTerm }, position) => {
        if (podAffinityTerm?.labelSelector !== undefined) return;
        const term = place.child(preferred).index(position).child('podAffinityTerm');
        warn(term.child('labelSelector'), matchesNothing);
      });
    }
  },
};
