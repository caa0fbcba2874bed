import { callName } from './call-name';
import { isResolvable } from './plain';

/** A call as messages name it: the function, or its name where it has another within its owner. */
export type Call = Function | string;

/** Throws where a call that takes one object was given something else, which only untyped code does. */
export function requireObject(call: Call, given: unknown, example: string): void {
  if (isObject(given)) return;
  throw new TypeError(
    `${nameOf(call)} takes one object, ${example}, and was given ${named(given)}`,
  );
}

/** Throws where options come as something else, which would go unheard. */
export function requireOptions(call: Call, given: unknown, example: string): void {
  requireObjectFor(call, 'its options', given, example);
}

/** Throws where an argument is no object; `what` says which one. */
export function requireObjectFor(call: Call, what: string, given: unknown, example: string): void {
  if (isObject(given)) return;
  throw new TypeError(
    `${nameOf(call)} takes ${what} as an object, ${example}, and was given ${named(given)}`,
  );
}

/** Throws where a construct is made without a scope, an id or props. */
export function requirePlace(
  call: Call,
  scope: unknown,
  id: unknown,
  props: unknown,
  example: string,
): void {
  requireScope(call, scope, example);
  requireText(call, 'its id', id, example);
  requireObjectFor(call, 'its props', props, example);
}

/** Throws where an argument is no list; `what` says which one. */
export function requireList(call: Call, what: string, given: unknown, example: string): void {
  if (Array.isArray(given)) return;
  throw new TypeError(
    `${nameOf(call)} takes ${what} as a list, ${example}, and was given ${named(given)}`,
  );
}

/** Throws where an argument is no text; `what` says which one. What cdk8s resolves at synth may become one. */
export function requireText(call: Call, what: string, given: unknown, example: string): void {
  if (typeof given === 'string' || (isObject(given) && isResolvable(given))) return;
  throw new TypeError(
    `${nameOf(call)} takes ${what} as text, ${example}, and was given ${named(given)}`,
  );
}

/** Throws where something is to stand in what is no construct. */
export function requireScope(call: Call, given: unknown, example: string): void {
  if (isObject(given) && 'node' in given) return;
  throw new TypeError(
    `${nameOf(call)} takes a construct first, ${example}, and was given ${named(given)}`,
  );
}

/** What a value is, for a message. */
export function named(value: unknown): string {
  if (value === null || value === undefined) return `${value}`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  return typeof value === 'object' ? 'an object of another kind' : `a ${typeof value}`;
}

/** Throws at an option that a call does not know, where what the call makes has no field to report it at. */
export function refuseUnknown(
  call: Call,
  given: object,
  known: readonly string[],
  within: string = '',
): void {
  const [option] = unknownIn(given, known);
  if (option === undefined) return;
  throw new TypeError(
    `${nameOf(call)} has no ${shown(option)} ${within}to set: write one of ${known.join(', ')}`,
  );
}

/** The options that a call does not know; undefined is what was not said. */
export function unknownIn(given: object, known: readonly string[]): readonly string[] {
  let unknown = none;
  // Nearly always there is none: no list is made until there is.
  for (const prop in given) {
    if (known.includes(prop) || !Object.hasOwn(given, prop)) continue;
    if ((given as Readonly<Record<string, unknown>>)[prop] !== undefined) {
      unknown = [...unknown, prop];
    }
  }
  return unknown;
}

const none: readonly string[] = [];

/** The name of an option, for a message. */
export function shown(prop: string): string {
  return JSON.stringify(prop.slice(0, 80));
}

function nameOf(call: Call): string {
  return typeof call === 'string' ? call : callName(call);
}

/** Whether it is an object that may have fields: no list. */
export function isObject(given: unknown): given is object {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
