import { Chart, type ApiObject } from 'cdk8s';
import type { Findings } from '../findings';
import { explainChartFailure } from './explain-failure';
import { renderedFrom, renderObject, type Rendered } from './render-object';

/** One of the objects that a chart's own `toJson` gives: plain data, of which nobody knows the construct. */
export class ChartItem {
  readonly chart: Chart;
  readonly rendered: Rendered;

  constructor(chart: Chart, value: unknown) {
    this.chart = chart;
    this.rendered = renderedFrom(value);
  }

  /** What a report calls it: `ConfigMap settings from toJson of shop`. */
  get subject(): string {
    const { kind, metadata } = this.rendered.manifest ?? {};
    const { name } = (metadata ?? {}) as { readonly name?: unknown };
    const words = [kind, name].filter((word) => typeof word === 'string');
    return `${words.join(' ') || 'an object'} from toJson of ${this.chart.node.path}`;
  }
}

/** What is written: an API object, or plain data that a chart gives in its place. */
export type Source = ApiObject | ChartItem;

/** Renders an object; plain data is as it is. */
export function renderSource(source: Source): Rendered {
  return source instanceof ChartItem ? source.rendered : renderObject(source);
}

/**
 * Whether the chart has a `toJson` of its own: another one than that of the class that defines it, which is `Chart` of
 * whichever copy of cdk8s.
 */
export function hasOwnJson(chart: Chart): boolean {
  if (chart.toJson === Chart.prototype.toJson) return false;
  let definer: Chart | undefined;
  let prototype: unknown = Object.getPrototypeOf(chart);
  while (typeof prototype === 'object' && prototype !== null) {
    if (Object.hasOwn(prototype, 'toJson')) definer = prototype as Chart;
    prototype = Object.getPrototypeOf(prototype);
  }
  return chart.toJson !== definer?.toJson;
}

/** What the chart's own `toJson` gives; where it throws, what is wrong with the chart or its objects is in the findings. */
export function itemsOf(
  chart: Chart,
  objects: readonly ApiObject[],
  findings: Findings,
): readonly ChartItem[] {
  try {
    // As cdk8s takes it: a map is a list of its values, and what is undefined is left out.
    return Object.values<unknown>(chart.toJson())
      .filter((value) => value !== undefined)
      .map((value) => new ChartItem(chart, value));
  } catch (error) {
    const failed = objects
      .map((object) => ({ object, problems: renderObject(object).problems }))
      .filter(({ problems }) => problems.some(({ severity }) => severity === 'error'));
    for (const { object, problems } of failed) findings.add(object, problems);
    if (failed.length === 0) findings.add(chart, explainChartFailure(objects, error));
    return [];
  }
}
