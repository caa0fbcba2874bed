import { callName } from '../manifest/call-name';
import { named, requireObject, shown, unknownIn } from '../manifest/given';
import type { ArgumentProblem } from './mixin';

/** Throws where a container that is added has no name that others could refer to. */
export function requireContainer(call: Function, given: unknown): void {
  const example = `${callName(call)}({ name: 'logs', image: 'registry/name:tag', ... })`;
  requireObject(call, given, example);
  const { name } = given as { readonly name?: unknown };
  if (typeof name === 'string') return;
  throw new TypeError(
    `${callName(call)} takes the name of the container as text, ${example}, and was given ${named(name)}`,
  );
}

const none: readonly never[] = [];

/** Says of each prop that a call does not know, and would leave unheard. */
export function unknownProps(
  given: object,
  known: readonly string[],
  place: Pick<ArgumentProblem, 'container' | 'path'>,
): readonly ArgumentProblem[] {
  const unknown = unknownIn(given, known);
  if (unknown.length === 0) return none;
  return unknown.map((prop) => ({
    ...place,
    message: `there is no ${shown(prop)} to set here`,
    remedy: `write one of ${known.join(', ')}`,
  }));
}
