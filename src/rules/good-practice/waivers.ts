import { requireList, requireObjectFor } from '../../manifest/given';
import type { FieldOrigin, Problem, ProblemSet } from '../../manifest/problem';
import { acrossRules } from '../across-objects/judge-across-objects';
import { listRules } from '../list-rules';
import type { RuleInfo } from '../rule';
import { keepWaiversCurrent } from './advice';

/** A rule that an object need not keep, and why: one of pod security or good practice, or one that only warns. */
export interface Waiver {
  /** The rule's name: `require-liveness-probe`. */
  readonly rule: string;
  /** Why the rule does not fit here; what a reader needs to agree. */
  readonly reason: string;
  /**
   * The field, or a field above those, for which the rule is waived.
   *
   * @defaultValue the whole object
   */
  readonly path?: string | undefined;
  /** The calls that made the waiver, the last one first. */
  readonly origins?: readonly FieldOrigin[] | undefined;
}

/** Which sets of rules were judged, so that a waiver of a rule that nobody asked for is not taken for an old one. */
export interface JudgedSets {
  /** @defaultValue `true` */
  readonly podSecurity?: boolean | undefined;
  /** @defaultValue `true` */
  readonly goodPractice?: boolean | undefined;
  /**
   * Whether it was asked what the API server warns of, and how the manifest was made.
   *
   * @defaultValue `true`
   */
  readonly apiServer?: boolean | undefined;
  /**
   * Whether the object was judged together with those beside it.
   *
   * @defaultValue `true`
   */
  readonly composition?: boolean | undefined;
}

/**
 * The problems of an object that are left when its waivers are taken from them, and one for each waiver that is wrong.
 *
 * A waiver is wrong when it no longer matches anything, gives no reason, names no rule, or names one that refuses: what
 * the API server refuses stays refused, and what cannot work together does not work.
 *
 * @example
 * applyWaivers(problems, [{ rule: 'require-liveness-probe', reason: 'a hung importer is safer left alone' }]);
 */
export function applyWaivers(
  problems: readonly Problem[],
  waivers: readonly Waiver[],
  judged: JudgedSets = {},
): readonly Problem[] {
  requireList(applyWaivers, 'the problems', problems, example);
  requireList(applyWaivers, 'the waivers', waivers, example);
  requireObjectFor(applyWaivers, 'the judged sets', judged, '{ podSecurity: true }');
  if (waivers.length === 0) return problems;
  const wrong: Problem[] = [];
  const matching: Waiver[] = [];
  for (const waiver of waivers) {
    const found = whatIsWrong(waiver, problems, judged);
    if (found === undefined) matching.push(waiver);
    else wrong.push(found);
  }
  const left = problems.filter((problem) => !matching.some((waiver) => waives(waiver, problem)));
  return [...left, ...wrong];
}

/** Whether a problem is one of a waiver. */
export function isAboutWaiver({ rule }: Pick<Problem, 'rule'>): boolean {
  return rule === keepWaiversCurrent.id;
}

/** For waivers that may match elsewhere: where nothing was judged, nothing is missed. */
export const nothingJudged: JudgedSets = {
  podSecurity: false,
  goodPractice: false,
  apiServer: false,
  composition: false,
};

const example = "applyWaivers(problems, [{ rule: 'avoid-naked-pod', reason: 'why' }])";

function whatIsWrong(
  waiver: Waiver,
  problems: readonly Problem[],
  judged: JudgedSets,
): Problem | undefined {
  const { rule, reason } = waiver;
  const known = rulesByName().get(rule);
  const name = JSON.stringify(rule);
  if (known === undefined && !problems.some((problem) => problem.rule === rule)) {
    return problemOf(
      waiver,
      'FieldValueNotFound',
      `waiver for ${name}: there is no rule of this name`,
      'the rules are listed by listRules()',
    );
  }
  if (known === undefined || !isWaivable(known)) {
    return problemOf(
      waiver,
      'FieldValueForbidden',
      `waiver for ${name}: ${whyNot(known)} cannot be waived`,
      known?.id === keepWaiversCurrent.id
        ? 'remove the waiver'
        : 'remove the waiver, and change the field',
    );
  }
  // From data that no compiler has seen, it may be anything.
  if (typeof reason !== 'string' || reason.trim() === '') {
    return problemOf(
      waiver,
      'FieldValueRequired',
      `waiver for ${name}: it gives no reason`,
      "say why: waive('rule', 'reason')",
    );
  }
  if (problems.some((problem) => waives(waiver, problem))) return undefined;
  if (!wasJudged(known, judged)) return undefined;
  return problemOf(
    waiver,
    'FieldValueNotFound',
    `waiver for ${name} no longer matches: remove it`,
    'remove the waiver',
  );
}

function problemOf(
  { path = '', origins }: Waiver,
  type: Problem['type'],
  message: string,
  remedy: string,
): Problem {
  return {
    rule: keepWaiversCurrent.id,
    set: 'good-practice',
    severity: 'warning',
    path,
    type,
    message,
    remedy,
    ...(origins === undefined ? undefined : { origins }),
  };
}

/** Whether a waiver takes the problem away. */
export function mayBeWaived({ rule, set, severity }: Problem): boolean {
  if (isAdvice(set)) return rule !== keepWaiversCurrent.id;
  const known = rulesByName().get(rule);
  return severity === 'warning' && known !== undefined && isWaivable(known);
}

function waives({ rule, path }: Waiver, problem: Problem): boolean {
  if (problem.rule !== rule || !mayBeWaived(problem)) return false;
  if (path === undefined || path === '' || problem.path === path) return true;
  return problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`);
}

function isWaivable(rule: RuleInfo): boolean {
  if (rule.id === keepWaiversCurrent.id) return false;
  return isAdvice(setOf(rule)) || rule.severity === 'warning';
}

/** Whether a set is about what is wise, and not about what works. */
function isAdvice(set: ProblemSet): boolean {
  return set === 'pod-security' || set === 'good-practice';
}

function whyNot(rule: RuleInfo | undefined): string {
  if (rule?.id === keepWaiversCurrent.id) return 'what is wrong with a waiver';
  return rule !== undefined && setOf(rule) === 'api-server'
    ? 'what the API server refuses'
    : 'what cannot work';
}

function wasJudged(rule: RuleInfo, judged: JudgedSets): boolean {
  const set = setOf(rule);
  if (set === 'pod-security') return judged.podSecurity !== false;
  if (set === 'good-practice') return judged.goodPractice !== false;
  return (isSeenAmongOthers(rule.id) ? judged.composition : judged.apiServer) !== false;
}

/** Whether only a look at several objects shows what the rule is about. */
export function isSeenAmongOthers(rule: string): boolean {
  return acrossRules.some(({ id }) => id === rule);
}

let rules: ReadonlyMap<string, RuleInfo> | undefined;

function rulesByName(): ReadonlyMap<string, RuleInfo> {
  return (rules ??= new Map(listRules().map((rule) => [rule.id, rule])));
}

function setOf({ set = 'api-server' }: RuleInfo): ProblemSet {
  return set;
}
