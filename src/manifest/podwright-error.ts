import type { Problem } from './problem';
import type { ProblemReport } from './problem-report';

const brand: unique symbol = Symbol.for('podwright.PodwrightError');

/**
 * What podwright throws: the message is for people, `reports` says the same to programs.
 *
 * Two copies of podwright in one program know each other's errors: `instanceof` looks for a mark, not for the class.
 *
 * @example
 * try {
 *   app.synth();
 * } catch (error) {
 *   if (error instanceof PodwrightError) console.log(JSON.stringify(error.reports));
 *   throw error;
 * }
 */
export class PodwrightError extends Error {
  /** What is wrong with what; empty where the cause is not in the manifests: a full disk, a circle of dependencies. */
  declare readonly reports: readonly ProblemReport[];

  constructor(
    message: string,
    reports: readonly ProblemReport[] = [],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PodwrightError';
    // Not enumerable: Node prints what is, below an uncaught error, and the message says it already.
    Object.defineProperties(this, {
      reports: { value: reports },
      [brand]: { value: true },
    });
  }

  /** All problems of all reports. */
  get problems(): readonly Problem[] {
    return this.reports.flatMap(({ problems }) => problems);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
