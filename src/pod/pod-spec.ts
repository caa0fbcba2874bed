import { callName } from '../manifest/call-name';
import { named } from '../manifest/given';

/** Throws where a call that reads the spec of a pod was given something else, a whole manifest for example. */
export function requirePodSpec(call: Function, given: unknown): void {
  const { containers } = (given ?? {}) as { readonly containers?: unknown };
  if (Array.isArray(containers)) return;
  throw new TypeError(
    `${callName(call)} takes the spec of a pod, with its containers, ${callName(call)}(web.render().spec), and was given ${named(given)}`,
  );
}
