const key: unique symbol = Symbol.for('podwright.synthesis');

// On the global object, so that an app of one copy of podwright and a workload of another one know of the same.
const state = globalThis as { [key]?: object | undefined };

/**
 * Runs the task as one synthesis: while it runs, no construct changes, and what is rendered once may be kept.
 *
 * One inside another one is part of it.
 */
export function duringSynthesis<Result>(task: () => Result): Result {
  if (state[key] !== undefined) return task();
  state[key] = {};
  try {
    return task();
  } finally {
    state[key] = undefined;
  }
}

/** Something that is made once in a synthesis, and anew each time outside of one. */
export class OncePerSynthesis<Result> {
  #synthesis: object | undefined;
  #result: Result | undefined;

  of(task: () => Result): Result {
    const synthesis = state[key];
    if (synthesis === undefined) return task();
    if (this.#synthesis !== synthesis) {
      this.#result = task();
      this.#synthesis = synthesis;
    }
    return this.#result as Result;
  }
}

/** What stands for the synthesis that runs now, as a key to what is kept during it; `undefined` outside of one. */
export function currentSynthesis(): object | undefined {
  return state[key];
}
