import type { IConstruct } from 'constructs';
import { isJudging, isValidated } from '../../manifest/validated';
import type { ConstructReport } from '../../manifest/construct-report';
import type { CheckOptions } from '../../rules/check-options';
import { applyWaivers, isAboutWaiver, nothingJudged } from '../../rules/good-practice/waivers';
import { leftOf, waiversAbout } from '../../workloads/waivers';

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
  // Whether a waiver of the scope matches is asked for all objects together, not for each.
  const mayMatch = isHeard ? nothingJudged : judged;
  const wrong = Object.entries(waive).flatMap(([rule, reason]) =>
    applyWaivers(all, [{ rule, reason }], mayMatch).filter(isAboutWaiver),
  );
  const left = reports.map((report) => {
    const { construct, problems } = report;
    // Ours have heard theirs already.
    if (isValidated(construct)) return report;
    return { construct, problems: leftOf(problems, waiversAbout(construct), judged) };
  });
  const own = wrong.length === 0 ? [] : [{ construct: scope, problems: wrong }];
  return [...own, ...left.filter(({ problems }) => problems.length > 0)];
}
