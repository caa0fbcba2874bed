import type { IConstruct } from 'constructs';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { printable, printableLines } from '../manifest/printable';
import { formatProblem, formatProblems } from '../manifest/problem-report';
import {
  isJudging,
  isValidated,
  problemsOf,
  reportsOf,
  type ConstructReport,
} from '../manifest/validated';
import { Findings } from './findings';
import { messagesOf } from './judging/check-at-synth';
import type { Progress } from './progress';
import { warn, withoutWarnings } from './warnings';

/** What `node.validate()` says that `problemsOf` and `reportsOf` do not. */
function otherMessages(
  construct: IConstruct,
  problems: readonly Problem[],
  reports: readonly ConstructReport[],
): readonly string[] {
  // What the reports warn of is printed with the rest, so that an object is not named twice.
  const said = isJudging(construct)
    ? withoutWarnings(() => construct.node.validate())
    : construct.node.validate();
  if (said.length === 0) return said;
  const messages = said.map(String);
  if (problems.length === 0 && reports.length === 0) return messages;
  const known = new Set([
    ...problems.flatMap((problem) => [
      formatProblem(problem),
      `${problem.path}: ${problem.message}`,
    ]),
    ...messagesOf(reports),
  ]);
  return messages.filter((message) => !known.has(message));
}

/**
 * Asks every construct once, and throws one `PodwrightError` with everything that they mind.
 *
 * Warnings do not throw: they go to standard error, each once in a process.
 */
export function validate(constructs: readonly IConstruct[], progress: Progress): void {
  progress.begin({ doing: 'checking', total: constructs.length, things: 'constructs' });
  const failures: string[] = [];
  const found = new Findings();
  for (const construct of constructs) {
    const problems = isValidated(construct) ? construct[problemsOf]() : [];
    const reports = isJudging(construct) ? construct[reportsOf]() : [];
    found.add(construct, problems);
    for (const report of reports) found.add(report.construct, report.problems);
    for (const message of otherMessages(construct, problems, reports)) {
      const [first = '', ...more] = printableLines(message);
      failures.push([`[${printable(construct.node.path)}] ${first}`, ...more].join('\n    '));
    }
    progress.step();
  }
  progress.clear();
  warn(found.warnings());
  const errors = found.errors();
  if (failures.length === 0 && errors.length === 0) return;
  const header = 'Validation failed with the following errors:';
  throw new PodwrightError(
    [
      ...(failures.length === 0 ? [] : [[header, ...failures].join('\n  ')]),
      ...errors.map(({ subject, problems }) => formatProblems(subject, problems)),
    ].join('\n'),
    errors,
  );
}
