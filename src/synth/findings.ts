import type { IConstruct } from 'constructs';
import { plainProblem } from '../manifest/placed-problem';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { formatProblems, type ProblemReport } from '../manifest/problem-report';
import type { ChartItem } from './render/chart-item';
import { subjectOf } from './subject';
import { warn } from './warnings';

/** What comes up about constructs, in the order in which they are first spoken of: all of it is said at once. */
export class Findings {
  private readonly problems = new Map<IConstruct | ChartItem, readonly Problem[]>();

  add(construct: IConstruct | ChartItem, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    const known = this.problems.get(construct);
    this.problems.set(construct, known === undefined ? problems : [...known, ...problems]);
  }

  /** Prints the warnings, and throws where there is an error. */
  settle(): void {
    const errors = this.errors();
    warn(this.warnings());
    if (errors.length === 0) return;
    const message = errors.map(({ subject, problems }) => formatProblems(subject, problems));
    throw new PodwrightError(message.join('\n'), errors);
  }

  /** The errors of each construct that has some, as users get them. */
  errors(): readonly ProblemReport[] {
    return this.of('error').map(({ subject, problems }) => ({
      subject,
      problems: problems.map(plainProblem),
    }));
  }

  /** The warnings of each construct that has some. */
  warnings(): readonly ProblemReport[] {
    return this.of('warning');
  }

  private of(severity: Problem['severity']): readonly ProblemReport[] {
    const reports: ProblemReport[] = [];
    for (const [construct, problems] of this.problems) {
      const found = problems.every((problem) => problem.severity === severity)
        ? problems
        : problems.filter((problem) => problem.severity === severity);
      if (found.length > 0) reports.push({ subject: subjectOf(construct), problems: found });
    }
    return reports;
  }
}
