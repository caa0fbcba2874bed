import type { IConstruct } from 'constructs';
import type { Problem } from '../manifest/problem';
import { PodwrightError } from '../manifest/podwright-error';
import { printable, printableLines } from '../manifest/printable';
import { formatProblem, formatProblems } from '../manifest/problem-report';
import { renewSynthesis } from '../manifest/synthesis';
import { isJudging, isValidated, problemsOf, reportsOf, saidByOthers } from '../manifest/validated';
import type { ConstructReport } from '../manifest/construct-report';
import { Findings } from './findings';
import { messagesOf } from './judging/check-at-synth';
import { missedMixins } from '../workloads/missed-mixins';
import { isUnchanged, readTree, type ConstructTree } from './order/construct-tree';
import type { Progress } from './progress';
import { warn } from './warnings';

/** Constructs that are added while others are validated are validated as well, and so on: this far. */
const mostRounds = 100;

/**
 * Validates the tree below the root, what is added meanwhile included, and gives it as it then is.
 *
 * Runs every validation once, and judges the objects as all of these leave them. Throws one `PodwrightError` with
 * everything that is minded. Warnings do not throw: they go to standard error, each once in a process.
 */
export function validateTree(root: IConstruct, progress: Progress): ConstructTree {
  const said = new Map<IConstruct, readonly string[]>();
  for (let round = 1; ; round += 1) {
    const tree = readTree(root);
    const added = tree.constructs.filter((construct) => !said.has(construct));
    if (round > mostRounds) {
      throw new PodwrightError(
        `cannot validate ${printable((added[0] ?? root).node.path)}: each time that constructs are validated, others are added`,
      );
    }
    for (const construct of added) said.set(construct, saidByOthers(construct));
    // What a validation rendered may have been changed by a later one.
    renewSynthesis();
    const found = judge(tree.constructs, said, progress);
    if (!isUnchanged(tree)) continue;
    settle(found);
    return tree;
  }
}

/** What is minded: problems, and what validations said in their own words. */
interface Minded {
  readonly findings: Findings;
  readonly failures: readonly string[];
}

function judge(
  constructs: readonly IConstruct[],
  said: ReadonlyMap<IConstruct, readonly string[]>,
  progress: Progress,
): Minded {
  progress.begin({ doing: 'checking', total: constructs.length, things: 'constructs' });
  const failures: string[] = [];
  const findings = new Findings();
  for (const construct of constructs) {
    const problems = isValidated(construct) ? construct[problemsOf]() : [];
    const reports = isJudging(construct) ? construct[reportsOf]() : [];
    findings.add(construct, problems);
    findings.add(construct, missedMixins(construct));
    for (const report of reports) findings.add(report.construct, report.problems);
    const messages = said.get(construct)!;
    if (messages.length > 0) {
      const own = [{ construct, problems }, ...reports];
      for (const message of notKnown(messages, own)) {
        const [first = '', ...more] = printableLines(message);
        failures.push([`[${printable(construct.node.path)}] ${first}`, ...more].join('\n    '));
      }
    }
    progress.step();
  }
  progress.clear();
  return { findings, failures };
}

/** The messages that do not say what the reports say: a validation may pass on what it was told. */
function notKnown(
  messages: readonly string[],
  reports: readonly ConstructReport[],
): readonly string[] {
  const known = new Set([
    ...reports.flatMap(({ problems }) => problems).flatMap(wordsOf),
    ...messagesOf(reports),
  ]);
  return messages.map(String).filter((message) => !known.has(message));
}

function wordsOf(problem: Problem): readonly string[] {
  return [formatProblem(problem), `${problem.path}: ${problem.message}`];
}

/** Prints the warnings, and throws where something is refused. */
function settle({ findings, failures }: Minded): void {
  warn(findings.warnings());
  const errors = findings.errors();
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
