import type { Problem } from '../manifest/problem';
import { printable } from '../manifest/printable';
import type { ProblemReport } from '../manifest/problem-report';
import { keepWaiversCurrent } from '../rules/good-practice/advice';
import { Said } from './said';
import { writeToStandardError } from './standard-error';
import { warningLines } from './warning-text';

/** Objects whose warnings are shown in full; of the rest, how many there are of each rule. */
const shownInFull = 20;

/** What this process has said of each object. */
const printed = new Map<string, Said>();

const yellow = '\u001b[33m';
const plain = '\u001b[39m';

/** Colours for a terminal that wants them, see https://no-color.org. */
function isColoured(): boolean {
  if (process.env['NO_COLOR']) return false;
  return process.stderr.isTTY && process.env['TERM'] !== 'dumb';
}

/** The report without what this process has said before; who set a field, which takes long to find out, is not asked. */
function freshIn(report: ProblemReport): ProblemReport {
  const { subject, problems } = report;
  let said = printed.get(subject);
  if (said === undefined) printed.set(subject, (said = new Said()));
  const fresh: Problem[] = [];
  for (const problem of problems) if (said.add(problem)) fresh.push(problem);
  return fresh.length === problems.length ? report : { subject, problems: fresh };
}

/** How many warnings there are of each rule, the most frequent first. */
function countByRule(reports: readonly ProblemReport[]): string {
  const counts = new Map<string, number>();
  for (const { problems } of reports) {
    for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const shown = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${count} of ${rule}`);
  return shown.join(', ');
}

/**
 * Prints warnings to standard error, each one once in a process: snapshots and watchers synthesise again and again.
 *
 * Those of 20 objects are shown in full, of the others is said how many there are.
 */
export function warn(reports: readonly ProblemReport[]): void {
  const fresh: ProblemReport[] = [];
  for (const report of reports) {
    const found = freshIn(report);
    if (found.problems.length > 0) fresh.push(found);
  }
  if (fresh.length === 0) return;
  const [start, end] = isColoured() ? [yellow, plain] : ['', ''];
  const blocks = fresh.slice(0, shownInFull).map((report) => {
    const [heading, ...lines] = warningLines(report);
    return [`${start}${heading}${end}`, ...lines].join('\n');
  });
  const rest = fresh.slice(shownInFull);
  if (rest.length > 0) {
    const heading = `warnings about ${rest.length} more ${rest.length === 1 ? 'object' : 'objects'}:`;
    blocks.push(`${start}${heading}${end} ${countByRule(rest)}`);
  }
  writeToStandardError([...blocks, ...hint(fresh)].map((block) => `${block}\n`).join(''));
}

let hinted = false;

/** How to be spared a warning, said with the first one that may be. */
function hint(reports: readonly ProblemReport[]): readonly string[] {
  if (hinted) return [];
  const advice = firstAdvice(reports);
  if (advice === undefined) return [];
  hinted = true;
  return [
    `a rule that does not fit is waived with its reason, waive('${printable(advice.rule)}', '...'); all are off with goodPractice: false, in configure(scope, { ... }) and in checkAtSynth(scope, { ... })`,
  ];
}

/** The first warning that may be waived. */
function firstAdvice(reports: readonly ProblemReport[]): Problem | undefined {
  for (const { problems } of reports) {
    for (const problem of problems) {
      if (problem.set === 'good-practice' && problem.rule !== keepWaiversCurrent.id) return problem;
    }
  }
  return undefined;
}
