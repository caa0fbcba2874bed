import { createHash } from 'node:crypto';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';

/** The longest names that leave room for what controllers append to them; 63 where a kind is not named. */
const longest: Readonly<Record<string, number>> = {
  // The time of a run is appended to the names of its Jobs.
  CronJob: 52,
  // The hash of a revision is appended, in a label of every pod.
  StatefulSet: 52,
};

/**
 * The name of an object: the path of its construct below the chart, joined by `-`, without `Default` and `Resource`;
 * undefined where the chart makes names of its own (`generateObjectName`), which then wins. A longer name than the kind
 * allows is cut, with a digest of the whole.
 */
export function objectName(scope: Construct, id: string, kind: string): string | undefined {
  if (makesNames(Chart.of(scope))) return undefined;
  return shortened(pathBelowChart(scope, id).join('-'), kind);
}

/** Whether a chart makes names in a way of its own, and not in that of the `Chart` of cdk8s, of whichever copy. */
function makesNames(chart: Chart): boolean {
  let holder: object = chart;
  while (!Object.hasOwn(holder, 'generateObjectName')) holder = Object.getPrototypeOf(holder);
  const { constructor } = holder;
  const names: unknown = Object.getOwnPropertyDescriptor(constructor, runtimeType)?.value;
  return holder === chart || (names as { fqn?: string } | undefined)?.fqn !== 'cdk8s.Chart';
}

/** Where classes that jsii made say their names. */
const runtimeType = Symbol.for('jsii.rtti');

/** The name, cut to what the kind allows, with a digest that keeps it apart from others. */
export function shortened(name: string, kind: string): string {
  return cut(name, longest[kind] ?? 63);
}

/** The ids of a construct's path below its chart that are part of names. */
export function pathBelowChart(scope: Construct, id: string): readonly string[] {
  const chart = Chart.of(scope);
  const { scopes } = scope.node;
  const ids: string[] = [];
  for (let at = scopes.indexOf(chart) + 1; at < scopes.length; at += 1) {
    addNamed(scopes[at]!.node.id, ids);
  }
  addNamed(id, ids);
  return ids.length > 0 ? ids : [chart.node.id];
}

function addNamed(id: string, ids: string[]): void {
  if (id !== 'Default' && id !== 'Resource') ids.push(id);
}

/** The text in so many characters: what does not fit gives way to a digest of the whole. */
export function cut(text: string, length: number, whole: string = text): string {
  if (text.length <= length && text === whole) return text;
  return `${text.slice(0, length - 9).replace(/[^A-Za-z0-9]+$/, '')}-${digest(whole)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
