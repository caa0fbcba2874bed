import { Lazy } from 'cdk8s';
import { needsLook, quickCopy } from './quick-copy';

/** A value that a manifest cannot hold: where in the data it stands, and what it is. */
export interface Unfit {
  readonly path: string;
  readonly given: string;
  readonly remedy: string;
}

type Step = string | number;

/**
 * A private copy of plain data, so that nobody's input is changed and no later change of it shows; what is no data is
 * left out and reported. `undefined` fields are left out silently, `null` stays (a patch removes with it), functions
 * stay where `allowFunctions` says so, and values that cdk8s resolves at synth (`Lazy`) stay as they are.
 */
export function plainCopy<T>(
  value: T,
  unfit: Unfit[],
  options: { readonly path?: readonly Step[]; readonly allowFunctions?: boolean } = {},
): T {
  const functions = options.allowFunctions ?? false;
  const quick = quickCopy(value, { sorted: false, nulls: true, functions });
  if (quick !== needsLook) return quick as T;
  return copy(value, [...(options.path ?? [])], new Set(), unfit, functions) as T;
}

function copy(
  value: unknown,
  path: Step[],
  above: Set<object>,
  unfit: Unfit[],
  functions: boolean,
): unknown {
  const refuse = (given: string, remedy: string): undefined => {
    unfit.push({ path: shown(path), given, remedy });
    return undefined;
  };
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      return refuse(String(value), 'give a finite number');
    case 'function':
      return functions ? value : refuse('a function', 'give the value it returns');
    case 'object':
      break;
    default:
      return refuse(
        `a ${typeof value}`,
        'give a string, a number, a boolean, a list or a plain object',
      );
  }
  if (value === null || isResolvable(value)) return value;
  if (above.has(value))
    return refuse('an object that contains itself', 'give data without circles');
  above.add(value);
  const result = Array.isArray(value)
    ? listCopy(value, path, above, unfit, functions)
    : objectCopy(value, path, above, unfit, functions, refuse);
  above.delete(value);
  return result;
}

function listCopy(
  list: readonly unknown[],
  path: Step[],
  above: Set<object>,
  unfit: Unfit[],
  functions: boolean,
): unknown[] {
  const result: unknown[] = [];
  for (let i = 0; i < list.length; i += 1) {
    path.push(i);
    if (list[i] === undefined)
      unfit.push({ path: shown(path), given: 'undefined', remedy: 'leave the element out' });
    else result.push(copy(list[i], path, above, unfit, functions));
    path.pop();
  }
  return result;
}

function objectCopy(
  object: object,
  path: Step[],
  above: Set<object>,
  unfit: Unfit[],
  functions: boolean,
  refuse: (given: string, remedy: string) => undefined,
): unknown {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype && !isForeignPlain(prototype)) {
    return refuse(`an object of class ${className(object)}`, instanceRemedy(object));
  }
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(object)) {
    path.push(key);
    if (key === '__proto__') {
      unfit.push({ path: shown(path), given: 'a key __proto__', remedy: 'choose another key' });
    } else {
      const field = copy((object as Record<string, unknown>)[key], path, above, unfit, functions);
      if (field !== undefined) result[key] = field;
    }
    path.pop();
  }
  return result;
}

/** A plain object of another realm, as jest and vm contexts make them. */
function isForeignPlain(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}

/** What to give in place of an object of a class. */
export function instanceRemedy(object: object): string {
  const { toSeconds } = object as { readonly toSeconds?: unknown };
  if (className(object) !== 'Duration' || typeof toSeconds !== 'function') {
    return 'give a plain object';
  }
  return "write the time itself, not cdk8s' Duration: whole seconds as 60, or '60s' where podwright takes a duration";
}

/** The name of the class of an object, as messages give it. */
export function className(object: object): string {
  const constructor: unknown = (object as { constructor?: unknown }).constructor;
  return typeof constructor === 'function' && constructor.name !== ''
    ? constructor.name
    : 'unknown';
}

/** What cdk8s' own resolvers turn into data at synth. */
export function isResolvable(value: object): boolean {
  return value instanceof Lazy || typeof (value as { resolve?: unknown }).resolve === 'function';
}

function shown(path: readonly Step[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`,
    '',
  );
}
