import type { ProblemType } from '../../src/manifest/problem';

/** One reason of a refusal. */
export interface Cause {
  readonly path: string;
  readonly type: ProblemType | (string & {});
  readonly message: string;
}

/** What an API server answered. */
export interface Verdict {
  readonly accepted: boolean;
  /** Why not; a refusal by the decoder is one cause of the type `BadRequest`. */
  readonly causes: readonly Cause[];
  readonly warnings: readonly string[];
}

/** Whether a verdict is of this cluster, not of the object: which addresses a cluster gives to Services is its own. */
export function dependsOnCluster({ causes }: Verdict): boolean {
  return causes.some(({ message }) => message.includes('failed to allocate IP'));
}

/** Whether two verdicts are the same to a user: both accept, or both refuse for the same fields and types. */
export function sameReasons(left: Verdict, right: Verdict): boolean {
  return left.accepted === right.accepted && reasons(left) === reasons(right);
}

/** The fields and types of a refusal, each once, in order; of a decoder's refusal the type only. */
export function reasons(verdict: Verdict): string {
  const all = verdict.causes.map(({ path, type }) =>
    type === 'BadRequest' ? type : `${path} ${type}`,
  );
  return [...new Set(all)].sort().join('\n');
}
