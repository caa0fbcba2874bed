import type { IConstruct } from 'constructs';
import { requireObjectFor } from '../manifest/given';
import { PlacedProblem } from '../manifest/placed-problem';
import type { FieldOrigin, Problem } from '../manifest/problem';
import { fieldOrigin, type Origin } from '../pod/origin';
import { appliedParts } from '../pod/scope-mixins';
import type { Settings } from '../pod/settings';
import {
  applyWaivers,
  isSeenAmongOthers,
  nothingJudged,
  type JudgedSets,
} from '../rules/good-practice/waivers';
import { waiverOf, type GivenWaiver } from './given-waiver';

/** The waivers that an object which is no workload of ours was given, and the scopes above it. */
export function waiversAbout(object: IConstruct): readonly GivenWaiver[] {
  const above = new Set(appliedParts(object.node.scope!));
  return appliedParts(object).flatMap((part) =>
    part.effects.flatMap((effect): readonly GivenWaiver[] => {
      return effect.effect === 'waive' ? [waiverOf(effect, part.origin, above.has(part))] : [];
    }),
  );
}

/** A copy of the waivers among the props of an object: rules with their reasons. */
export function waiversIn(call: Function, waive: object): Readonly<Record<string, string>> {
  requireObjectFor(call, 'its waivers', waive, "waive: { 'require-liveness-probe': 'why' }");
  return { ...waive };
}

/** The waivers of an object: those among its props, which a call gave, and those of its content. */
export function allWaivers(
  waive: Readonly<Record<string, string>>,
  call: Origin,
  others: readonly GivenWaiver[],
): readonly GivenWaiver[] {
  const own = Object.entries(waive);
  if (own.length === 0) return others;
  const origins = (): readonly FieldOrigin[] => [fieldOrigin(call)];
  return [...own.map(([rule, reason]) => ({ rule, reason, origins, inherited: false })), ...others];
}

/**
 * The problems that are left when waivers are taken from them, with the severity that the settings give to good practice.
 *
 * A waiver of the object's own that matches nothing is reported; one that a scope made for all below it, or a mixin with a
 * name, is not, since it may match elsewhere.
 */
export function afterWaivers(
  problems: readonly Problem[],
  waivers: readonly GivenWaiver[],
  { podSecurity, goodPractice }: Settings,
): readonly Problem[] {
  if (waivers.length === 0) return goodPractice === 'error' ? problems.map(asError) : problems;
  const left = leftOf(problems, waivers, {
    podSecurity: podSecurity !== 'off',
    goodPractice: goodPractice !== false,
    composition: false,
  });
  return goodPractice === 'error' ? left.map(asError) : left;
}

/** What is left of the problems that the objects beside one show when its waivers of those are taken from them. */
export function afterWaiversAmongOthers(
  problems: readonly Problem[],
  waivers: readonly GivenWaiver[],
  isWhole: boolean,
): readonly Problem[] {
  const among = waivers.filter(({ rule }) => isSeenAmongOthers(rule));
  return leftOf(problems, among, { composition: isWhole });
}

/** What is left of problems when waivers are taken from them. */
export function leftOf(
  problems: readonly Problem[],
  waivers: readonly GivenWaiver[],
  judged: JudgedSets,
): readonly Problem[] {
  const own = waivers.filter(({ inherited }) => !inherited).map(asWaiver);
  const inherited = waivers.filter((waiver) => waiver.inherited).map(asWaiver);
  return applyWaivers(applyWaivers(problems, own, judged), inherited, nothingJudged);
}

function asWaiver({ rule, reason, origins }: GivenWaiver): {
  readonly rule: string;
  readonly reason: string;
  readonly origins: readonly FieldOrigin[];
} {
  return { rule, reason, origins: origins() };
}

function asError(problem: Problem): Problem {
  if (problem.set !== 'good-practice' || problem.severity === 'error') return problem;
  return problem instanceof PlacedProblem
    ? problem.withSeverity('error')
    : { ...problem, severity: 'error' };
}
