import type { NetworkPolicy, PodDisruptionBudget } from '../../kubernetes';
import { isEmptySelector } from '../api-server/selectors/matches';
import type { Selector } from '../api-server/selectors/label-selector';
import type { Decoded } from '../decoded';
import { mayLiveElsewhere, type AcrossRule } from './across-rule';
import type { SetObject } from './object-set';

const controllers: readonly string[] = [
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'apps/DaemonSet',
  '/ReplicationController',
];

function selectorOf({ type, object }: SetObject): Selector | undefined {
  const { spec } = object as { readonly spec?: { readonly selector?: unknown } };
  const selector = spec?.selector;
  if (selector === undefined) return undefined;
  return type === '/ReplicationController'
    ? { matchLabels: selector as Selector['matchLabels'] }
    : (selector as Selector);
}

/** Two controllers that select the same pods work against each other. */
export const warnOfOverlappingSelectors: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-overlapping-selectors',
  refuses: 'a controller whose selector selects the pods of another, or a Pod on its own',
  types: controllers,
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  remedy: 'select by a label that only these pods have',
  check(one, others) {
    const selector = selectorOf(one);
    if (one.controlled || selector === undefined || isEmptySelector(selector)) return;
    for (const other of others.podsSelectedBy(selector, one.namespace)) {
      const same = other.type === one.type && other.name === one.name;
      const selectable = other.type === '/Pod' || controllers.includes(other.type);
      if (same || other.controlled || !selectable) continue;
      one.at
        .child('spec')
        .child('selector')
        .problem(
          'FieldValueInvalid',
          `selects the pods of the ${other.kind} ${JSON.stringify(other.name)} too: the two work against each other`,
        );
      return;
    }
  },
};

/** A budget or a policy for pods that are not there protects nothing. */
export const warnOfUnusedSelector: AcrossRule = {
  ...mayLiveElsewhere,
  id: 'warn-of-selector-without-pods',
  refuses:
    'a PodDisruptionBudget or NetworkPolicy whose selector selects none of the pods beside it',
  types: ['policy/PodDisruptionBudget', 'networking.k8s.io/NetworkPolicy'],
  remedy: 'select by labels that the template of the pods has',
  check({ object, namespace, at, kind }, others) {
    const budget = kind === 'PodDisruptionBudget';
    const selector = budget
      ? (object as Decoded<PodDisruptionBudget>).spec?.selector
      : (object as Decoded<NetworkPolicy>).spec?.podSelector;
    if (selector === undefined || isEmptySelector(selector) || !others.hasPods(namespace)) return;
    if (others.podsSelectedBy(selector, namespace).length > 0) return;
    at.child('spec')
      .child(budget ? 'selector' : 'podSelector')
      .problem('FieldValueNotFound', 'no pod among these objects has these labels');
  },
};
