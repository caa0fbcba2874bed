import type { IConstruct } from 'constructs';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { formatProblems, type ProblemReport } from '../manifest/problem-report';
import { subjectOf } from './subject';
import { warn } from './warnings';

/** What comes up about constructs, in the order in which they are first spoken of: all of it is said at once. */
export class Findings {
  private readonly problems = new Map<IConstruct, Problem[]>();

  add(construct: IConstruct, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    const known = this.problems.get(construct);
    if (known === undefined) this.problems.set(construct, [...problems]);
    else for (const problem of problems) known.push(problem);
  }

  /** Prints the warnings, and throws where there is an error. */
  settle(): void {
    const errors = this.reports('error');
    warn(this.reports('warning'));
    if (errors.length === 0) return;
    const message = errors.map(({ subject, problems }) => formatProblems(subject, problems));
    throw new PodwrightError(message.join('\n'), errors);
  }

  /** What there is of a severity, for each construct that has some. */
  reports(severity: Problem['severity']): readonly ProblemReport[] {
    return [...this.problems]
      .map(([construct, problems]) => ({
        subject: subjectOf(construct),
        problems: problems.filter((problem) => problem.severity === severity),
      }))
      .filter(({ problems }) => problems.length > 0);
  }
}
