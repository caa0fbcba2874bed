import type { ReplicationController, ReplicationControllerSpec } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';
import type { ControllerScope } from './controller-scope';
import { refuseNegativeReplicas } from './counts';
import { remedyOfUnmatched } from '../selectors/unmatched-labels';
import { checkLabelsFromTemplate, hasKeys } from './defaulted-labels';
import { recommendLabelName } from './object-name-warning';
import { refuseActiveDeadline, requireRestartPolicyAlways } from './template';

/** A ReplicationController as rules meet it. */
export type ReplicationControllerNode = Decoded<ReplicationController>;
type SpecNode = Decoded<ReplicationControllerSpec>;
type Scope = Pick<ControllerScope, 'words'>;

const reference =
  'https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/';

const requireSelectorOrLabels: Rule<SpecNode> = {
  id: 'require-selector-or-template-labels',
  refuses: 'a ReplicationController with neither a selector nor labels in its template',
  covers: ['RC-3'],
  reference,
  check({ selector, template }, at) {
    if (!hasKeys(selector) && !hasKeys(template?.metadata?.labels)) {
      at.child('selector').required();
    }
  },
};

const requireTemplate: Rule<SpecNode> = {
  id: 'require-template',
  refuses: 'a ReplicationController without a template',
  covers: ['RC-6'],
  reference,
  check({ template }, at) {
    if (template === undefined) at.child('template').required();
  },
};

const matchMapSelectorToTemplate: Rule<SpecNode> = {
  id: 'match-map-selector-to-template',
  refuses: 'a ReplicationController whose selector does not match the labels of its template',
  covers: ['RC-7'],
  reference,
  check({ selector, template }, at) {
    if (template === undefined || !hasKeys(selector)) return;
    const labels = template.metadata?.labels;
    for (const key in selector) {
      if (labels !== undefined && Object.hasOwn(labels, key) && labels[key] === selector[key]) {
        continue;
      }
      at.child('template')
        .child('metadata')
        .child('labels')
        .invalid(
          labels ?? null,
          '`selector` does not match template `labels`',
          remedyOfUnmatched(selector, labels),
        );
      return;
    }
  },
};

/** The rules of a ReplicationController as a whole. */
export const replicationControllerRules: readonly Rule<ReplicationControllerNode>[] = [
  recommendLabelName,
  checkLabelsFromTemplate,
];

/** The rules of a ReplicationController's spec. */
export const replicationControllerSpecRules: readonly Rule<SpecNode, Scope>[] = [
  refuseNegativeReplicas,
  requireSelectorOrLabels,
  requireTemplate,
  matchMapSelectorToTemplate,
  requireRestartPolicyAlways,
  refuseActiveDeadline,
];

const scope: Scope = {
  words: {
    emptySelector: '',
    deadline: 'activeDeadlineSeconds in ReplicationController is not Supported',
    malformedSelector: undefined,
  },
};

/** Judges a ReplicationController. */
export function judgeReplicationController(object: ReplicationControllerNode, at: FieldPath): void {
  run(replicationControllerRules, object, at, undefined);
  const { spec = {} } = object;
  const place = at.child('spec');
  run(replicationControllerSpecRules, spec, place, scope);
  if (spec.template === undefined) return;
  judgePodTemplate(spec.template, place.child('template'), 'ReplicationController');
}
