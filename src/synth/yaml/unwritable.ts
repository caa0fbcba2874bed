import type { ProblemType } from '../../manifest/problem';
import { printable } from '../../manifest/printable';

/** Deeper manifests are refused; no API comes near, and readers have limits of their own. */
export const maxDepth = 1000;

/** Thrown inside the writer at the first thing that cannot be written; the paths are looked for afterwards. */
export const unwritable: Error = new Error('unwritable');

/** A value that neither YAML nor JSON can carry. */
export interface Flaw {
  readonly path: string;
  readonly type: ProblemType;
  readonly message: string;
  readonly remedy: string;
  /** What a getter or a proxy threw; it may hold what must not be shown. */
  readonly thrown?: unknown;
}

/** Plain data was asked for, and this is not. */
export class Unwritable extends Error {
  readonly flaws: readonly Flaw[];

  constructor(flaws: readonly Flaw[]) {
    super(flaws.map(({ path, message }) => `${path}: ${message}`).join('\n'));
    this.name = 'Unwritable';
    this.flaws = flaws;
  }
}

/** An object literal, of this realm or another one. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.getPrototypeOf(prototype) === null
  );
}

/** Whether a surrogate stands without its other half: the string is no Unicode text. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** The path of a field of an object; keys that are no names stand in brackets. */
export function stepInto(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${path}[${printable(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

const dataOnly = 'a manifest holds strings, numbers, booleans, null, lists and object literals';

function flawOf(value: unknown): Omit<Flaw, 'path'> | undefined {
  if (typeof value === 'string') return hasLoneSurrogate(value) ? surrogateFlaw : undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return {
      type: 'FieldValueInvalid',
      message: `Invalid value: ${value}: must be a finite number, JSON has no other`,
      remedy: 'look for a division by zero, or for a number that was made from text',
    };
  }
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value) {
    return {
      type: 'FieldValueInvalid',
      message: 'Invalid value: must fit into 64 bits',
      remedy: 'readers would round it: write a quantity as a string',
    };
  }
  if (typeof value === 'function' || typeof value === 'symbol') {
    return typeFlaw(`a ${typeof value}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (!isPlainObject(value)) return typeFlaw(`an instance of ${className(value)}`);
  }
  return undefined;
}

const surrogateFlaw: Omit<Flaw, 'path'> = {
  type: 'FieldValueInvalid',
  message: 'Invalid value: must be Unicode text, and holds half of a surrogate pair',
  remedy:
    'the text was cut in the middle of a character, or is binary data: encode that with base64',
};

function typeFlaw(what: string): Omit<Flaw, 'path'> {
  return {
    type: 'FieldValueTypeInvalid',
    message: `Invalid value: must be data, and is ${what}`,
    remedy: what === 'an instance of Date' ? 'write it with toISOString()' : dataOnly,
  };
}

function className(value: object): string {
  const { constructor } = value;
  return printable(typeof constructor === 'function' ? constructor.name || 'a class' : 'a class');
}

/** What counts as a flaw beside what no format can carry. */
export interface Strictness {
  /** Whether `undefined` may stand for null. */
  readonly nulls?: boolean;
  /** Values that something else will replace before they are written. */
  readonly isResolved?: (value: object) => boolean;
  /** Why the one who renders does not take an object for an object literal. */
  readonly unknownTo?: (value: object) => string | undefined;
}

const unreadable: Omit<Flaw, 'path'> = {
  type: 'FieldValueInvalid',
  message: 'Invalid value: reading it throws',
  remedy: 'look into its getter',
};

/** Further flaws of one value are counted as one. */
const mostFlaws = 100;

const more: Flaw = {
  path: '',
  type: 'FieldValueInvalid',
  message: `Invalid value: there is more that cannot be written: these are the first ${mostFlaws}`,
  remedy: dataOnly,
};

const missing: Omit<Flaw, 'path'> = {
  type: 'FieldValueRequired',
  message: 'Required value: is undefined, and would be written as null',
  remedy: 'leave it out: an API server reads null as an empty value',
};

/** Everything in the value that cannot be written, with its field path. */
export function findUnwritable(value: unknown, strictness: Strictness = {}): readonly Flaw[] {
  const { nulls = true, isResolved, unknownTo } = strictness;
  const flaws: Flaw[] = [];
  const parents = new Set<object>();
  const seen = new Set<object>();

  /** A proxy may throw at whatever is asked of it. */
  function visit(current: unknown, path: string): void {
    if (flaws.length > mostFlaws) return;
    try {
      look(current, path);
    } catch (thrown) {
      flaws.push({ path, ...unreadable, thrown });
    }
  }

  function look(current: unknown, path: string): void {
    if (typeof current === 'object' && current !== null && isResolved?.(current) === true) return;
    const flaw = current === undefined && !nulls ? missing : flawOf(current);
    if (flaw !== undefined) {
      flaws.push({ path, ...flaw });
      return;
    }
    if (typeof current !== 'object' || current === null) return;
    if (parents.has(current)) {
      flaws.push({ path, ...typeFlaw('an object that contains itself') });
      return;
    }
    if (parents.size > maxDepth) {
      flaws.push({ path, ...typeFlaw(`nested more than ${maxDepth} levels deep`) });
      return;
    }
    if (seen.has(current)) return;
    seen.add(current);
    parents.add(current);
    try {
      lookInto(current, path);
    } finally {
      parents.delete(current);
    }
  }

  function lookInto(current: object, path: string): void {
    const reason = unknownTo?.(current);
    if (reason !== undefined) {
      flaws.push({
        path,
        type: 'FieldValueTypeInvalid',
        message: `Invalid value: cdk8s does not take this for an object literal: it ${reason}`,
        remedy: 'copy it into an object literal, or add the key by a JSON patch',
      });
    }
    if (Array.isArray(current)) {
      for (const [index, item] of current.entries()) visit(item, `${path}[${index}]`);
    } else {
      for (const key of Object.keys(current)) {
        const inner = stepInto(path, key);
        if (hasLoneSurrogate(key)) flaws.push({ path: inner, ...surrogateFlaw });
        let field: unknown;
        try {
          field = (current as Record<string, unknown>)[key];
        } catch (thrown) {
          flaws.push({ path: inner, ...unreadable, thrown });
          continue;
        }
        visit(field, inner);
      }
    }
  }

  visit(value, '');
  return flaws.length > mostFlaws ? [...flaws.slice(0, mostFlaws), more] : flaws;
}
