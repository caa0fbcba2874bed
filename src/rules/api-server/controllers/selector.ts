import type { Rule } from '../../rule';
import { refuseMalformedSelector } from '../selectors/label-selector';
import { isEmptySelector } from '../selectors/matches';
import { remedyOfUnmatched } from '../selectors/unmatched-labels';
import type { ControllerScope, ControllerSpecNode } from './controller-scope';

const reference = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector';

/** A selector that is there. */
export const requireSelector: Rule<ControllerSpecNode, ControllerScope> = {
  id: 'require-selector',
  refuses: 'a Deployment, ReplicaSet or StatefulSet without a selector',
  covers: ['DEP-3', 'RS-4', 'STS-19'],
  reference,
  remedy: 'select the pods by labels of the template',
  check({ selector }, at) {
    if (selector === undefined) at.child('selector').required();
  },
};

/** A selector that asks for something, in words that can be compiled. */
export const checkSelector: Rule<ControllerSpecNode, ControllerScope> = {
  id: 'check-selector',
  refuses: 'an empty or malformed selector of a controller',
  covers: [
    'DEP-4',
    'DEP-5',
    'DEP-6',
    'RS-5',
    'RS-6',
    'STS-20',
    'STS-21',
    'DS-2',
    'DS-4',
    'LSEL-1',
    'LSEL-2',
    'LSEL-3',
    'LSEL-4',
    'LSEL-5',
    'LSEL-6',
    'LSEL-7',
  ],
  reference,
  check({ selector }, at, { words, matches }) {
    if (selector === undefined) return;
    const place = at.child('selector');
    refuseMalformedSelector(selector, place);
    if (isEmptySelector(selector)) place.invalid(selector, words.emptySelector);
    if (matches === undefined && words.malformedSelector !== undefined) {
      place.invalid(selector, words.malformedSelector);
    }
  },
};

/** A selector that selects the pods of its own template. */
export const matchSelectorToTemplate: Rule<ControllerSpecNode, ControllerScope> = {
  id: 'match-selector-to-template',
  refuses: 'a controller whose selector does not match the labels of its template',
  covers: ['DEP-7', 'RS-7', 'STS-22', 'DS-3'],
  reference,
  remedy: 'give the template the labels that the selector asks for',
  check({ selector, template }, at, { matches }) {
    if (matches !== false) return;
    const labels = template?.metadata?.labels;
    at.child('template')
      .child('metadata')
      .child('labels')
      .invalid(
        labels ?? null,
        '`selector` does not match template `labels`',
        remedyOfUnmatched(selector?.matchLabels, labels),
      );
  },
};
