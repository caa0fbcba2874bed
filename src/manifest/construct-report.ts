import type { IConstruct } from 'constructs';
import type { Problem } from './problem';

/** What is wrong with one construct. */
export interface ConstructReport {
  readonly construct: IConstruct;
  readonly problems: readonly Problem[];
}
