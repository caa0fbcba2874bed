import type { FieldOrigin, Problem, ProblemType, ProblemSet } from './problem';

/** Tells who set a field. */
export interface Tracing {
  origin(path: string): readonly FieldOrigin[];
}

/**
 * A problem with origins that are looked up when somebody reads them: most warnings are printed once, or never.
 *
 * The origins are on the prototype, so that all problems have one shape; `plainProblem` makes of it what users get.
 */
export class PlacedProblem implements Problem {
  readonly rule: string;
  readonly set: ProblemSet;
  readonly severity: Problem['severity'];
  readonly path: string;
  declare readonly field?: string;
  readonly type: ProblemType;
  readonly message: string;
  declare readonly remedy?: string;
  declare readonly kubernetes?: readonly string[];
  readonly #object: Tracing;
  #origins: readonly FieldOrigin[] | undefined;

  constructor(problem: Problem, object: Tracing, severity: Problem['severity'] = problem.severity) {
    this.rule = problem.rule;
    this.set = problem.set;
    this.severity = severity;
    this.path = problem.path;
    this.type = problem.type;
    this.message = problem.message;
    if (problem.field !== undefined) this.field = problem.field;
    if (problem.remedy !== undefined) this.remedy = problem.remedy;
    if (problem.kubernetes !== undefined) this.kubernetes = problem.kubernetes;
    this.#object = object;
  }

  get origins(): readonly FieldOrigin[] {
    return (this.#origins ??= this.#object.origin(this.field ?? this.path));
  }

  /** The same with another severity. */
  withSeverity(severity: Problem['severity']): PlacedProblem {
    return new PlacedProblem(this, this.#object, severity);
  }
}

/** The problem as plain data; its origins, where they are not there yet, are looked up when somebody reads them. */
export function plainProblem(problem: Problem): Problem {
  // Of another copy of the package it is an instance of another class.
  if (!('origins' in problem) || Object.hasOwn(problem, 'origins')) return { ...problem };
  return Object.defineProperty({ ...problem }, 'origins', {
    enumerable: true,
    configurable: true,
    get: () => problem.origins,
  });
}
