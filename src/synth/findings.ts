import type { IConstruct } from 'constructs';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { formatProblems, type ProblemReport } from '../manifest/problem-report';
import { subjectOf } from './subject';
import { warn } from './warnings';

/** What comes up while objects are rendered: all of it is said at once. */
export class Findings {
  private readonly problems = new Map<IConstruct, Problem[]>();

  add(construct: IConstruct, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    const known = this.problems.get(construct);
    if (known === undefined) this.problems.set(construct, [...problems]);
    else known.push(...problems);
  }

  /** Prints the warnings, and throws where there is an error. */
  settle(): void {
    const errors = this.reports('error');
    warn(this.reports('warning'));
    if (errors.length === 0) return;
    const message = errors.map(({ subject, problems }) => formatProblems(subject, problems));
    throw new PodwrightError(message.join('\n'), errors);
  }

  private reports(severity: Problem['severity']): readonly ProblemReport[] {
    return [...this.problems]
      .map(([construct, problems]) => ({
        subject: subjectOf(construct),
        problems: problems.filter((problem) => problem.severity === severity),
      }))
      .filter(({ problems }) => problems.length > 0);
  }
}
