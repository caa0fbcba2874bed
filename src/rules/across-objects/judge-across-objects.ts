import type { Judged } from '../api-server/judge-object';
import type { Report } from '../report';

/** One of several objects that are judged together, and where its problems go. */
export interface JudgedAmongOthers extends Judged {
  readonly report: Report;
}

/** A rule that needs several objects to see. */
export type AcrossRule = (objects: readonly JudgedAmongOthers[]) => void;

/** What only several objects show. */
export const acrossRules: readonly AcrossRule[] = [];

/** Judges objects by what only several of them show. */
export function judgeAcrossObjects(objects: readonly JudgedAmongOthers[]): void {
  for (const rule of acrossRules) rule(objects);
}
