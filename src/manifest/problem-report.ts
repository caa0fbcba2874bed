import { isAbsolute, relative, sep } from 'node:path';
import { printable } from './printable';
import type { FieldOrigin, Problem, SourcePlace } from './problem';

/** What is wrong with one subject, for example with `Deployment shop/web`. */
export interface ProblemReport {
  readonly subject: string;
  readonly problems: readonly Problem[];
}

/** As seen from the working directory, where that is shorter. */
function shownFile(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? file : fromHere.split(sep).join('/');
}

function shownPlace({ file, line, column }: SourcePlace): string {
  return `${printable(shownFile(file))}:${line}:${column}`;
}

/** The package that a file belongs to: what stands behind the last `node_modules`. */
function packageOf(file: string): string | undefined {
  const steps = file.split(/[\\/]/);
  const name = steps[steps.lastIndexOf('node_modules') + 1];
  if (!steps.includes('node_modules') || name === undefined) return undefined;
  if (!name.startsWith('@')) return name;
  return `${name}/${steps[steps.lastIndexOf('node_modules') + 2] ?? ''}`;
}

/** Who set a field, and where: `withProbe at src/shop.ts:14:5`. */
function shownOrigin({ call, places }: FieldOrigin): string {
  const [own, ...between] = places;
  const at = own === undefined ? '' : ` at ${shownPlace(own)}`;
  const libraries = between.map((place) => {
    const name = packageOf(place.file);
    return `, in ${name === undefined ? '' : `${printable(name)} at `}${shownPlace(place)}`;
  });
  return `${printable(call)}${at}${libraries.join('')}`;
}

/** The calls that set the field, the last one first, or the one in whose work it is missing. */
export function shownOrigins({
  origins = [],
  type,
}: Pick<Problem, 'origins' | 'type'>): readonly string[] {
  const verb = type === 'FieldValueRequired' ? 'in' : 'set by';
  return origins.map((origin, index) => {
    return `${index === 0 ? verb : 'before that by'} ${shownOrigin(origin)}`;
  });
}

/** What is wrong with which field, and in which versions where not in all. */
export function shownProblem({ path, message, kubernetes }: Problem): string {
  const versions = kubernetes === undefined ? '' : ` (Kubernetes ${kubernetes.join(', ')})`;
  const first = path === '' ? printable(message) : `${printable(path)}: ${printable(message)}`;
  return `${first}${versions}`;
}

/** The name of a rule that can be waived, which `waive` takes; errors of the others cannot. */
function nameToWaive({ set, rule }: Problem): string {
  return set === 'pod-security' || set === 'good-practice' ? ` (${printable(rule)})` : '';
}

/** One problem in lines: where and what, who set it, what to do. The lines after the first are indented. */
export function problemLines(problem: Problem): readonly string[] {
  const { remedy } = problem;
  return [
    `${shownProblem(problem)}${nameToWaive(problem)}`,
    ...shownOrigins(problem).map((line) => `  ${line}`),
    ...(remedy === undefined ? [] : [`  ${printable(remedy)}`]),
  ];
}

/** One problem as one text, for what takes strings: `node.addValidation`. */
export function formatProblem(problem: Problem): string {
  return problemLines(problem).join('\n  ');
}

function count(problems: readonly Problem[]): string {
  const word = problems.every(({ severity }) => severity === 'warning') ? 'warning' : 'problem';
  return `${problems.length} ${word}${problems.length === 1 ? '' : 's'}`;
}

/**
 * Problems for the person who must act: the subject, then for each the field path with the message, who set the field
 * at which line, and what to do.
 *
 * Control characters are escaped, wherever they come from.
 *
 * @example
 * formatProblems('Deployment shop/web', problems);
 * // Deployment shop/web: 1 problem
 * //   spec.template.spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without ...
 * //     set by withProbe at src/shop.ts:14:5
 * //     a plain init container runs to completion: probe the container it prepares, or make it a sidecar
 */
export function formatProblems(subject: string, problems: readonly Problem[]): string {
  const lines = problems.flatMap(problemLines).map((line) => `  ${line}`);
  return [`${printable(subject)}: ${count(problems)}`, ...lines].join('\n');
}
