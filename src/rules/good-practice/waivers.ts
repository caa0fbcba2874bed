import { requireList, requireObjectFor } from '../../manifest/given';
import type { FieldOrigin, Problem } from '../../manifest/problem';
import { listRules } from '../list-rules';
import { keepWaiversCurrent } from './advice';

/** A rule of pod security or good practice that a workload need not keep, and why. */
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
}

/**
 * The problems of an object that are left when its waivers are taken from them, and one for each waiver that is wrong.
 *
 * A waiver is wrong when it no longer matches anything, gives no reason, names no rule, or names a rule of the API
 * server: what the server refuses stays refused.
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

const example = "applyWaivers(problems, [{ rule: 'avoid-naked-pod', reason: 'why' }])";

function whatIsWrong(
  waiver: Waiver,
  problems: readonly Problem[],
  judged: JudgedSets,
): Problem | undefined {
  const { rule, reason } = waiver;
  const set = setOf(rule);
  const name = JSON.stringify(rule);
  if (set === undefined) {
    return problemOf(
      waiver,
      'FieldValueNotFound',
      `waiver for ${name}: there is no rule of this name`,
      'the rules are listed by listRules()',
    );
  }
  if (set !== 'pod-security' && set !== 'good-practice') {
    return problemOf(
      waiver,
      'FieldValueForbidden',
      `waiver for ${name}: what the API server refuses cannot be waived`,
      'remove the waiver, and change the field',
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
  const asked = set === 'pod-security' ? judged.podSecurity : judged.goodPractice;
  if (asked === false) return undefined;
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

function waives({ rule, path }: Waiver, problem: Problem): boolean {
  if (problem.rule !== rule || problem.set !== setOf(rule)) return false;
  if (path === undefined || path === '' || problem.path === path) return true;
  return problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`);
}

let sets: ReadonlyMap<string, Problem['set']> | undefined;

function setOf(rule: string): Problem['set'] | undefined {
  sets ??= new Map(listRules().map(({ id, set = 'api-server' }) => [id, set]));
  return sets.get(rule);
}
