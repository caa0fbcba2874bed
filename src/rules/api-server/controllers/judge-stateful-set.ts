import type { StatefulSet } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { run, type Rule } from '../../rule';
import { judgePodTemplate } from '../pods/judge-pod';
import type { PodTemplateNode, VolumeNode } from '../pods/pod-scope';
import { controllerScope, type ControllerScope, type ControllerWords } from './controller-scope';
import { refuseNegativeReplicas } from './counts';
import { checkClaimTemplates, warnOfFractionalClaimTemplates } from './claim-templates';
import { checkSelector, matchSelectorToTemplate, requireSelector } from './selector';
import { ownRulesOfStatefulSet, type StatefulSetSpecNode } from './stateful-set-rules';
import { refuseActiveDeadline, requireRestartPolicyAlways } from './template';

/** A StatefulSet as rules meet it. */
export type StatefulSetNode = Decoded<StatefulSet>;

/** The rules of a StatefulSet's spec. */
export const statefulSetRules: readonly Rule<StatefulSetSpecNode, ControllerScope>[] = [
  ...ownRulesOfStatefulSet,
  checkClaimTemplates,
  warnOfFractionalClaimTemplates,
  refuseNegativeReplicas,
  requireSelector,
  checkSelector,
  matchSelectorToTemplate,
  requireRestartPolicyAlways,
  refuseActiveDeadline,
];

const words: ControllerWords = {
  emptySelector: 'empty selector is invalid for statefulset',
  deadline: 'activeDeadlineSeconds in StatefulSet is not Supported',
  malformedSelector: '',
};

/** Judges a StatefulSet. */
export function judgeStatefulSet({ spec = {} }: StatefulSetNode, at: FieldPath): void {
  const place = at.child('spec');
  const scope = controllerScope(words, spec);
  run(statefulSetRules, spec, place, scope);
  if (scope.matches === undefined) return;
  judgePodTemplate(withClaims(spec), place.child('template'), 'StatefulSet');
}

/** The template as the server looks at it: with a volume for each claim before its own, and without the names that the controller gives. */
function withClaims({
  template = {},
  volumeClaimTemplates = [],
}: StatefulSetSpecNode): PodTemplateNode {
  const { spec } = template;
  if (volumeClaimTemplates.length === 0 && !spec?.hostname && !spec?.subdomain) return template;
  const claims = new Map<string, VolumeNode>();
  for (const { metadata } of volumeClaimTemplates) {
    const name = metadata?.name ?? '';
    claims.set(name, { name, persistentVolumeClaim: { claimName: name } });
  }
  const others = (spec?.volumes ?? []).filter(({ name = '' }) => !claims.has(name));
  const volumes = [...claims.values(), ...others];
  return { ...template, spec: { ...spec, hostname: undefined, subdomain: undefined, volumes } };
}
