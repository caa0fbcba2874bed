import type { IConstruct } from 'constructs';
import { isJudging, isValidated, type ConstructReport } from '../../manifest/validated';
import type { Effect } from '../../pod/effect';
import { podMixin, type Mixin } from '../../pod/mixin';
import { applyToScope } from '../../pod/scope-mixins';
import type { CheckOptions } from '../../rules/check-options';
import { keepWaiversCurrent } from '../../rules/good-practice/advice';
import { applyWaivers, nothingJudged, type Waiver } from '../../rules/good-practice/waivers';
import { leftOf, waiversAbout } from '../../workloads/waivers';

/** Has the objects below that judge themselves, and those of scopes within the scope, hear its waivers. */
export function waiveBelow(
  call: Function,
  scope: IConstruct,
  waive: Readonly<Record<string, string>>,
): void {
  const effects: Effect[] = [];
  for (const [rule, reason] of Object.entries(waive)) {
    const isWrong = applyWaivers([], [{ rule, reason }], nothingJudged).some(isAboutWaiver);
    if (!isWrong) effects.push({ effect: 'waive', rule, reason });
  }
  if (effects.length === 0) return;
  applyToScope(scope, podMixin<any>(call, effects) as Mixin);
}

/** Whether objects below are judged elsewhere, so that it cannot be told whether a waiver matches. */
function isHeardElsewhere(scope: IConstruct): boolean {
  return scope.node
    .findAll()
    .some((construct) => isValidated(construct) || (construct !== scope && isJudging(construct)));
}

/**
 * Takes waivers from the problems of all objects below a scope, and from those of each what it was given itself.
 *
 * What is wrong with a waiver, for example that it no longer matches any of the objects, is a problem of the scope.
 */
export function waiveInScope(
  scope: IConstruct,
  reports: readonly ConstructReport[],
  waive: Readonly<Record<string, string>>,
  { podSecurity = 'off', goodPractice = false }: CheckOptions,
): readonly ConstructReport[] {
  const all = reports.flatMap(({ problems }) => problems);
  const isHeard = Object.keys(waive).length > 0 && isHeardElsewhere(scope);
  const judged = {
    podSecurity: podSecurity !== 'off',
    goodPractice,
    // While an object cannot be read, nothing is said to be missing.
    composition: all.every(({ severity }) => severity === 'warning'),
  };
  const valid: Waiver[] = [];
  const wrong = Object.entries(waive).flatMap(([rule, reason]) => {
    const mayMatch = isHeard ? nothingJudged : judged;
    const found = applyWaivers(all, [{ rule, reason }], mayMatch).filter(isAboutWaiver);
    if (found.length === 0) valid.push({ rule, reason });
    return found;
  });
  const left = reports.map(({ construct, problems }) => {
    // Whether a waiver matches is asked for all objects together, not for each.
    const found = applyWaivers(problems, valid, nothingJudged);
    // Ours have heard theirs already.
    if (isValidated(construct)) return { construct, problems: found };
    return { construct, problems: leftOf(found, waiversAbout(construct), judged) };
  });
  const own = wrong.length === 0 ? [] : [{ construct: scope, problems: wrong }];
  return [...own, ...left.filter(({ problems }) => problems.length > 0)];
}

function isAboutWaiver({ rule }: { readonly rule: string }): boolean {
  return rule === keepWaiversCurrent.id;
}
