import type { IConstruct } from 'constructs';
import type { ConstructReport } from './construct-report';
import type { Problem } from './problem';

/** The method by which a construct tells its problems with field paths, origins and remedies; shared by all copies. */
export const problemsOf: unique symbol = Symbol.for('podwright.problems');

/** The method by which a construct takes what a look at the objects beside it shows; shared by all copies. */
export const amongOthersOf: unique symbol = Symbol.for('podwright.amongOthers');

/** A construct that knows more of its problems than the strings of `node.validate()`. */
export interface Validated {
  /** Called once for each synthesis; what it returns replaces the same problems among those strings. */
  [problemsOf](): readonly Problem[];
  /**
   * What is left of such problems after its waivers, with who set the fields; a waiver that matches none is told of
   * where everything beside it was judged.
   */
  [amongOthersOf]?(problems: readonly Problem[], isWhole: boolean): readonly Problem[];
}

/** Whether the construct has `problemsOf`. */
export function isValidated(construct: object): construct is Validated {
  return typeof (construct as Partial<Validated>)[problemsOf] === 'function';
}

/** The construct that is asked; in an object, since a global of its own would keep every one of them in memory. */
interface Asked {
  construct: object | undefined;
}

const key: unique symbol = Symbol.for('podwright.asked');

// On the global object, so that an app of one copy of podwright and a workload of another one know of the same.
const shared = globalThis as { [key]?: Asked };
const asked: Asked = (shared[key] ??= { construct: undefined });

/**
 * What other validations of the construct say: `problemsOf` and `reportsOf` are asked later, when all of these have run,
 * so that what they change is seen.
 */
export function saidByOthers(construct: IConstruct): readonly string[] {
  const outer = asked.construct;
  asked.construct = construct;
  try {
    return construct.node.validate();
  } finally {
    asked.construct = outer;
  }
}

/** Whether it is `saidByOthers` that asks the construct. */
export function isAskedForOthers(construct: object): boolean {
  return asked.construct === construct;
}

/** The method by which a scope tells what is wrong with the objects below it, whoever made them; shared by all copies. */
export const reportsOf: unique symbol = Symbol.for('podwright.reports');

/** A scope whose objects are judged. */
export interface Judging {
  [reportsOf](): readonly ConstructReport[];
}

/** Whether the construct has `reportsOf`. */
export function isJudging(construct: object): construct is Judging {
  return typeof (construct as Partial<Judging>)[reportsOf] === 'function';
}
