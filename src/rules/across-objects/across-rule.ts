import type { RuleInfo } from '../rule';
import type { ObjectSet, SetObject } from './object-set';

/**
 * A rule that needs several objects to see.
 *
 * It looks at one object of its types at a time, with all the others beside it, and reports at that object.
 */
export interface AcrossRule extends RuleInfo {
  /** The types of objects that it looks at, as group and kind; `pods` is whatever is a pod or has a template of one. */
  readonly types: readonly string[];
  readonly check: (one: SetObject, others: ObjectSet) => void;
}

/** What another object would have to hold is not there, but it may live elsewhere. */
export const mayLiveElsewhere = { set: 'composition', severity: 'warning' } as const;

/** What does not fit together, wherever the rest lives. */
export const cannotWork = { set: 'composition', severity: 'error' } as const;

/** The words for an object that is not there. */
export function absent(kind: string, name: string): string {
  return `there is no ${kind} ${JSON.stringify(name)} among these objects`;
}
