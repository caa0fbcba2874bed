import type { ArgumentProblem } from './mixin';

/** Throws where a call that takes one object was given something else, which only untyped code does. */
export function requireObject(call: Function, given: unknown, example: string): void {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return;
  throw new TypeError(`${call.name} takes one object, ${example}, and was given ${named(given)}`);
}

/** Throws where options come as something else, which would go unheard. */
export function requireOptions(call: Function, given: unknown, example: string): void {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return;
  throw new TypeError(
    `${call.name} takes its options as an object, ${example}, and was given ${named(given)}`,
  );
}

/** Throws where a container that is added has no name that others could refer to. */
export function requireContainer(call: Function, given: unknown): void {
  const example = `${call.name}({ name: 'logs', image: 'registry/name:tag', ... })`;
  requireObject(call, given, example);
  const { name } = given as { readonly name?: unknown };
  if (typeof name === 'string') return;
  throw new TypeError(
    `${call.name} takes the name of the container as text, ${example}, and was given ${named(name)}`,
  );
}

/** What a value is, for a message. */
export function named(value: unknown): string {
  if (value === null || value === undefined) return `${value}`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  return typeof value === 'object' ? 'an object of another kind' : `a ${typeof value}`;
}

/** Says of each prop that a call does not know, and would leave unheard. */
export function unknownProps(
  given: object,
  known: readonly string[],
  place: Pick<ArgumentProblem, 'container' | 'path'>,
): readonly ArgumentProblem[] {
  return Object.entries(given)
    .filter(([prop, value]) => value !== undefined && !known.includes(prop))
    .map(([prop]) => ({
      ...place,
      message: `there is no ${JSON.stringify(prop.slice(0, 80))} to set here`,
      remedy: `write one of ${known.join(', ')}`,
    }));
}
