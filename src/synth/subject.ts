import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** What a report calls a construct: `Deployment shop/web`. */
export function subjectOf(construct: IConstruct): string {
  const path = construct.node.path === '' ? 'the app' : construct.node.path;
  return ApiObject.isApiObject(construct) ? `${construct.kind} ${path}` : path;
}
