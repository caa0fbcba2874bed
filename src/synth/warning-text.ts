import { printable } from '../manifest/printable';
import type { FieldOrigin, Problem } from '../manifest/problem';
import { shownOrigins, shownProblem, type ProblemReport } from '../manifest/problem-report';
import { mayBeWaived } from '../rules/good-practice/waivers';

/**
 * Warnings about one object in lines: one for each, with the name of its rule where `waive` takes it; below those that one
 * change answers, who set the field, and that change.
 *
 * @example
 * warningLines({ subject: 'Deployment shop/web', problems });
 * // Deployment shop/web: 2 warnings
 * //   spec.template.spec.containers[0].readinessProbe: container "app" gets traffic before ... (require-readiness-probe)
 * //   spec.template.spec.containers[0].livenessProbe: container "app" is not started again ... (require-liveness-probe)
 * //     in WebPod at src/shop.ts:12:20
 * //     withProbe({ readiness: httpGet('/ready'), liveness: httpGet('/live') })
 */
export function warningLines({ subject, problems }: ProblemReport): readonly string[] {
  const count = `${problems.length} ${problems.length === 1 ? 'warning' : 'warnings'}`;
  return [
    `${printable(subject)}: ${count}`,
    ...byRemedy(problems)
      .flatMap(groupLines)
      .map((line) => `  ${line}`),
  ];
}

/** What one change answers stands together, where the first of it stood. */
function byRemedy(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const groups = new Map<unknown, Problem[]>();
  for (const problem of problems) {
    const key = problem.remedy ?? problem;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return [...groups.values()];
}

function groupLines(problems: readonly Problem[]): readonly string[] {
  const origins = problems.map(originLine);
  const lines = problems.flatMap((problem, index) => {
    const name = mayBeWaived(problem) ? ` (${printable(problem.rule)})` : '';
    const line = `${shownProblem(problem)}${name}`;
    const origin = origins[index];
    // Said once, below the last of those that it is true of.
    return origin === undefined || origin === origins[index + 1] ? [line] : [line, `  ${origin}`];
  });
  const remedy = problems[0]?.remedy;
  return remedy === undefined ? lines : [...lines, `  ${printable(remedy)}`];
}

/** Who set the field, in one line. */
function originLine({ origins = [], type }: Problem): string | undefined {
  // Of what is missing because of a default it is the remedy that speaks.
  const shown = type === 'FieldValueRequired' ? origins.filter(isPlaced) : origins;
  return shown.length === 0 ? undefined : shownOrigins({ origins: shown, type }).join(', ');
}

function isPlaced({ places }: FieldOrigin): boolean {
  return places.length > 0;
}
