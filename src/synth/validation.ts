import type { IConstruct } from 'constructs';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { printable, printableLines } from '../manifest/printable';
import { formatProblem, formatProblems } from '../manifest/problem-report';
import { renewSynthesis } from '../manifest/synthesis';
import {
  isJudging,
  isValidated,
  problemsOf,
  reportsOf,
  type ConstructReport,
  type Judging,
} from '../manifest/validated';
import { Findings } from './findings';
import { messagesOf } from './judging/check-at-synth';
import { isUnchanged, readTree, type ConstructTree } from './order/construct-tree';
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

/** Constructs that are added while others are validated are validated as well, and so on: this far. */
const mostRounds = 100;

/**
 * Validates the tree below the root, what is added meanwhile included, and gives it as it then is.
 *
 * Asks every construct once, and throws one `PodwrightError` with everything that they mind. Warnings do not throw: they
 * go to standard error, each once in a process.
 */
export function validateTree(root: IConstruct, progress: Progress): ConstructTree {
  let tree = readTree(root);
  validate(tree.constructs, [], progress);
  for (let round = 1; !isUnchanged(tree); round += 1) {
    const before = tree;
    tree = readTree(root);
    const added = tree.constructs.filter((construct) => !before.positions.has(construct));
    if (added.length === 0) return tree;
    if (round === mostRounds) {
      throw new PodwrightError(
        `cannot validate ${printable(added[0]!.node.path)}: each time that constructs are validated, others are added`,
      );
    }
    renewSynthesis();
    validate(added, judgesOf(added), progress);
  }
  return tree;
}

/** The scopes that have judged, and not yet these constructs. */
function judgesOf(added: readonly IConstruct[]): readonly Judging[] {
  const scopes = new Set(added.flatMap(({ node }) => node.scopes));
  for (const construct of added) scopes.delete(construct);
  return [...scopes].flatMap((scope) => (isJudging(scope) ? [scope] : []));
}

/**
 * Asks each construct, and throws what they mind.
 *
 * @param judges - scopes whose objects are judged once more
 */
function validate(
  constructs: readonly IConstruct[],
  judges: readonly Judging[],
  progress: Progress,
): void {
  progress.begin({ doing: 'checking', total: constructs.length, things: 'constructs' });
  const failures: string[] = [];
  const found = new Findings();
  for (const judge of judges) {
    for (const report of judge[reportsOf]()) found.add(report.construct, report.problems);
  }
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
