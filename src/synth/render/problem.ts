import type { Problem, ProblemType } from '../../manifest/problem';

/** A problem of what is emitted, rather than of what Kubernetes says about it. */
export function emissionProblem(
  rule: string,
  type: ProblemType,
  path: string,
  message: string,
  remedy?: string,
): Problem {
  const problem: Problem = { rule, set: 'composition', severity: 'error', path, type, message };
  return remedy === undefined ? problem : { ...problem, remedy };
}

/** The same as a warning. */
export function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}
