import { knownKinds } from '../kubernetes/fields';
import { callName } from '../manifest/call-name';
import { named } from '../manifest/given';
import type { ReferTo } from './effect';

/** An object of the cluster: its name, or anything that has one: ours, cdk8s-plus', an ApiObject. */
export type NamedObject = string | { readonly name: string };

/** The kinds of objects that calls take. */
export type ReferredKind = ReferTo['kind'];

/** What an object may tell beside its name. */
interface Described {
  readonly name: string;
  readonly kind?: unknown;
  readonly namespace?: unknown;
  readonly metadata?: { readonly namespace?: unknown };
  readonly node?: { readonly path?: unknown };
}

/** The name of an object; throws where a call was given what has none, or an object of another kind. */
export function nameOf(
  call: Function,
  object: NamedObject,
  kind: ReferredKind | 'Pod',
  example: string,
): string {
  if (typeof object === 'string') return object;
  if (!isNamed(object)) {
    throw new TypeError(
      `${callName(call)} takes the name of an object, or anything that has one, ${example}, and was given ${named(object)}`,
    );
  }
  if (isOfAnotherKind(object, kind)) {
    throw new TypeError(
      `${callName(call)} takes a ${kind} or its name, ${example}, and was given ${subjectOf(object)}`,
    );
  }
  return object.name;
}

/** What refers to an object that tells its namespace; none where nothing is known of it. */
export function referenceTo(object: NamedObject, kind: ReferredKind): readonly ReferTo[] {
  if (typeof object === 'string') return none;
  const { name, namespace: own, metadata } = object as Described;
  const namespace = own ?? metadata?.namespace;
  if (typeof namespace !== 'string') return none;
  return [{ effect: 'refer to', kind, name, namespace, subject: subjectOf(object, kind) }];
}

const noted = new WeakMap<object, readonly ReferTo[]>();

/** Notes of which object a reference is, for the data has its name only; gives the reference. */
export function noteReference<T extends object>(
  reference: T,
  object: NamedObject,
  kind: ReferredKind,
): T {
  const to = referenceTo(object, kind);
  if (to.length > 0) noted.set(reference, to);
  return reference;
}

/** The references that were noted in the environment of a container. */
export function referencesIn(container: {
  readonly env?: unknown;
  readonly envFrom?: unknown;
}): readonly ReferTo[] {
  const { env, envFrom } = container;
  if (env === undefined && envFrom === undefined) return none;
  const found: ReferTo[] = [];
  for (const one of listed(env)) found.push(...notedIn((one as Variable | null)?.valueFrom));
  for (const one of listed(envFrom)) found.push(...notedIn(one));
  return found;
}

interface Variable {
  readonly valueFrom?: unknown;
}

const none: readonly never[] = [];

function listed(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : none;
}

function notedIn(source: unknown): readonly ReferTo[] {
  if (typeof source !== 'object' || source === null) return none;
  const references: readonly unknown[] = Object.values(source);
  return references.flatMap((one) => noted.get(one as object) ?? none);
}

/** A name may still be something that cdk8s resolves. */
function isNamed(object: unknown): object is Described {
  return (
    typeof object === 'object' &&
    object !== null &&
    'name' in object &&
    object.name !== undefined &&
    object.name !== null
  );
}

/** Of what another program makes an object of the same name, a SealedSecret for example, the name is right. */
function isOfAnotherKind({ kind }: Described, wanted: string): boolean {
  return kind !== undefined && kind !== wanted && knownKinds().some((known) => known.kind === kind);
}

/** What messages call the object: its kind, and where it stands in the tree. */
function subjectOf({ name, kind, node }: Described, wanted: string = 'an object'): string {
  const path = typeof node?.path === 'string' ? node.path : `"${name}"`;
  return `${typeof kind === 'string' ? kind : wanted} ${path}`;
}
