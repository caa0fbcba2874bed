import { named } from '../../manifest/given';
import type { ArgumentProblem } from './argument-problem';
import { type WaitOptions, waitOptionProblems, waitTimes } from './options';
import type { WaitContainer, WaitPlan, WaitProgram } from './program';
import { shellWait } from './shell-wait';
import type { WaitTarget } from './target';
import { waitTargetProblems } from './target-problems';

/** What holds for all waits of a scope. */
export interface WaitSettings {
  /** @defaultValue `shellWait()` */
  readonly program?: WaitProgram;
  /** @defaultValue `'cluster.local'` */
  readonly clusterDomain?: string;
}

/** Everything that is wrong with targets and options, before a program sees them. */
export function waitProblems(
  targets: readonly WaitTarget[],
  options: WaitOptions = {},
): readonly ArgumentProblem[] {
  const variables = variablesIn(options.env);
  const several = targets.length > 1;
  const problems: ArgumentProblem[] = [];
  if (targets.length === 0) {
    problems.push({
      argument: 'target',
      given: 'an empty list',
      allowed: 'one target or more',
      remedy: "say what to wait for, as in waitFor.tcp('postgres', 5432)",
    });
  }
  for (const [at, target] of targets.entries()) {
    for (const problem of waitTargetProblems(target, variables)) {
      const { argument } = problem;
      problems.push(several ? { ...problem, argument: `[${at}].${argument}` } : problem);
    }
  }
  problems.push(...waitOptionProblems(options));
  return problems;
}

/**
 * The init containers that wait for targets, or what is wrong with them; never both.
 *
 * @example planWait([waitFor.postgres('postgres')], { timeout: '2m' }).containers
 */
export function planWait(
  targets: readonly WaitTarget[],
  options: WaitOptions = {},
  settings: WaitSettings = {},
): WaitPlan {
  const problems = waitProblems(targets, options);
  return problems.length > 0
    ? { containers: [], problems }
    : planCheckedWait(targets, options, settings);
}

/** As `planWait`, for targets and options that nothing is wrong with. */
export function planCheckedWait(
  targets: readonly WaitTarget[],
  options: WaitOptions,
  settings: WaitSettings,
): WaitPlan {
  const program = settings.program ?? shellWait();
  const plan: unknown = program(targets, {
    ...waitTimes(options),
    env: options.env ?? [],
    clusterDomain: settings.clusterDomain ?? 'cluster.local',
  });
  if (!isPlan(plan)) return { containers: [], problems: [noProgram(plan)] };
  return plan.problems.length > 0
    ? { containers: [], problems: plan.problems }
    : { containers: distinct(plan.containers), problems: [] };
}

/** Containers of which no two have one name: the second is called `name-2`. */
function variablesIn(env: unknown): readonly string[] {
  if (!Array.isArray(env)) return [];
  return (env as readonly ({ readonly name: string } | null)[]).map((one) => one?.name ?? '');
}

function isPlan(plan: unknown): plan is WaitPlan {
  const { containers, problems } = (plan ?? {}) as Partial<WaitPlan>;
  return Array.isArray(containers) && Array.isArray(problems);
}

/** A function that makes a program is easily given in its place. */
function noProgram(plan: unknown): ArgumentProblem {
  return {
    argument: 'helpers.wait',
    given: `a function that gives ${named(plan)}`,
    allowed: 'a program, which gives { containers, problems }',
    remedy: 'give one that is made, as in configure(chart, { helpers: { wait: shellWait() } })',
  };
}

function distinct(containers: readonly WaitContainer[]): readonly WaitContainer[] {
  if (containers.length < 2) return containers;
  const taken = new Set<string>();
  return containers.map((container) => {
    let { name } = container;
    for (let at = 2; taken.has(name); at += 1) {
      const ending = `-${at}`;
      name = container.name.slice(0, 63 - ending.length) + ending;
    }
    taken.add(name);
    return { ...container, name };
  });
}
