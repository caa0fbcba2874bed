import type { IConstruct } from 'constructs';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { printable, printableLines } from '../manifest/printable';
import { formatProblem, formatProblems, type ProblemReport } from '../manifest/problem-report';
import { isValidated, problemsOf } from '../manifest/validated';
import { subjectOf } from './subject';
import { warn } from './warnings';

/** What `node.validate()` says that `problemsOf` does not. */
function otherMessages(construct: IConstruct, problems: readonly Problem[]): readonly string[] {
  const messages = construct.node.validate().map(String);
  if (problems.length === 0 || messages.length === 0) return messages;
  const known = new Set(
    problems.flatMap((problem) => [formatProblem(problem), `${problem.path}: ${problem.message}`]),
  );
  return messages.filter((message) => !known.has(message));
}

/**
 * Asks every construct once, and throws one `PodwrightError` with everything that they mind.
 *
 * Warnings do not throw: they go to standard error, each once in a process.
 */
export function validate(constructs: readonly IConstruct[]): void {
  const failures: string[] = [];
  const reports: ProblemReport[] = [];
  const warnings: ProblemReport[] = [];
  for (const construct of constructs) {
    const problems = isValidated(construct) ? construct[problemsOf]() : [];
    const errors = problems.filter(({ severity }) => severity === 'error');
    const subject = problems.length === 0 ? '' : subjectOf(construct);
    if (errors.length > 0) reports.push({ subject, problems: errors });
    if (errors.length < problems.length) {
      warnings.push({
        subject,
        problems: problems.filter(({ severity }) => severity === 'warning'),
      });
    }
    for (const message of otherMessages(construct, problems)) {
      const [first = '', ...more] = printableLines(message);
      failures.push([`[${printable(construct.node.path)}] ${first}`, ...more].join('\n    '));
    }
  }
  warn(warnings);
  if (failures.length === 0 && reports.length === 0) return;
  const header = 'Validation failed with the following errors:';
  throw new PodwrightError(
    [
      ...(failures.length === 0 ? [] : [[header, ...failures].join('\n  ')]),
      ...reports.map(({ subject, problems }) => formatProblems(subject, problems)),
    ].join('\n'),
    reports,
  );
}
