import type { Problem } from './problem';

/** The method by which a construct tells its problems with field paths, origins and remedies; shared by all copies. */
export const problemsOf: unique symbol = Symbol.for('podwright.problems');

/** A construct that knows more of its problems than the strings of `node.validate()`. */
export interface Validated {
  /** Called once for each synthesis; what it returns replaces the same problems among those strings. */
  [problemsOf](): readonly Problem[];
}

/** Whether the construct has `problemsOf`. */
export function isValidated(construct: object): construct is Validated {
  return typeof (construct as Partial<Validated>)[problemsOf] === 'function';
}
