import { formatProblems, type ProblemReport } from '../manifest/problem-report';

const printed = new Set<string>();

const yellow = '\u001b[33m';
const plain = '\u001b[39m';

/** Colours for a terminal that wants them, see https://no-color.org. */
function isColoured(): boolean {
  if (process.env['NO_COLOR']) return false;
  return process.stderr.isTTY && process.env['TERM'] !== 'dumb';
}

/** Prints warnings to standard error, each one once in a process: snapshots and watchers synthesise again and again. */
export function warn({ subject, problems }: ProblemReport): void {
  const fresh = problems.filter((problem) => {
    const text = formatProblems(subject, [problem]);
    return !printed.has(text) && printed.add(text);
  });
  if (fresh.length === 0) return;
  const [heading, ...lines] = formatProblems(subject, fresh).split('\n');
  const shown = isColoured() ? `${yellow}${heading}${plain}` : heading;
  process.stderr.write(`${[shown, ...lines].join('\n')}\n`);
}
