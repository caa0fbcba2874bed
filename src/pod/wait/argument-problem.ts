/** What is wrong with an argument of a call, as data: the mixin that was called makes a `Problem` of it. */
export interface ArgumentProblem {
  /** The argument, for example `host` or `headers['X-Probe']`. */
  readonly argument: string;
  /** What was given, in quotes where it is text; never a header's value. */
  readonly given: string;
  readonly allowed: string;
  readonly remedy: string;
}

/** A value as an error shows it: text in quotes, everything on one line and cut after 80 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
