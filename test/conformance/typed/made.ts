import type { Manifest } from '../edit';
import { run, type Program } from './program';

/** The manifest of a program; undefined where what it says cannot be composed, so that no server would be asked. */
export function madeBy(program: Program): Manifest | undefined {
  const workload = runIfTyped(program);
  if (workload === undefined) return undefined;
  const stopped = workload
    .problems()
    .some(({ set, severity }) => set === 'composition' && severity === 'error');
  return stopped ? undefined : (workload.toJson() as Manifest);
}

/** A `TypeError` is what a program gets that the compiler would not have let through. */
function runIfTyped(program: Program): ReturnType<typeof run> | undefined {
  try {
    return run(program);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
