import { callName } from '../manifest/call-name';
import { named } from '../manifest/given';

/** An object of the cluster: its name, or anything that has one: ours, cdk8s-plus', an ApiObject. */
export type NamedObject = string | { readonly name: string };

/** The name of an object; throws where a call was given what has none. */
export function nameOf(call: Function, object: NamedObject, example: string): string {
  if (typeof object === 'string') return object;
  if (isNamed(object)) return object.name;
  throw new TypeError(
    `${callName(call)} takes the name of an object, or anything that has one, ${example}, and was given ${named(object)}`,
  );
}

/** A name may still be something that cdk8s resolves. */
function isNamed(object: unknown): object is { readonly name: string } {
  return (
    typeof object === 'object' &&
    object !== null &&
    'name' in object &&
    object.name !== undefined &&
    object.name !== null
  );
}
