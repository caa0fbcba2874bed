const key: unique symbol = Symbol.for('podwright.synthesis');

// On the global object, so that an app of one copy of podwright and a workload of another one know of the same.
const state = globalThis as { [key]?: object | undefined };

/**
 * Runs the task as one synthesis: what is rendered once is kept. After code that may change constructs,
 * `renewSynthesis` is called.
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

/** Constructs may have come or changed while the synthesis runs: what is kept is made anew from here on. */
export function renewSynthesis(): void {
  if (state[key] !== undefined) state[key] = {};
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

/** Something that all who ask during one synthesis share, and that is gone with it. */
export class SharedInSynthesis<Shared extends object> {
  readonly #make: () => Shared;
  readonly #shared = new WeakMap<object, Shared>();

  constructor(make: () => Shared) {
    this.#make = make;
  }

  /** That of the synthesis that runs now; `undefined` outside of one. */
  now(): Shared | undefined {
    const synthesis = state[key];
    if (synthesis === undefined) return undefined;
    let shared = this.#shared.get(synthesis);
    if (shared === undefined) this.#shared.set(synthesis, (shared = this.#make()));
    return shared;
  }
}
