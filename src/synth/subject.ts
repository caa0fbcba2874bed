import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ChartItem } from './render/chart-item';

/** What a report calls a construct, `Deployment shop/web`, or what a chart gives without one. */
export function subjectOf(construct: IConstruct | ChartItem): string {
  if (construct instanceof ChartItem) return construct.subject;
  const path = construct.node.path === '' ? 'the app' : construct.node.path;
  return ApiObject.isApiObject(construct) ? `${construct.kind} ${path}` : path;
}
