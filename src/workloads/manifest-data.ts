import {
  ImplicitTokenResolver,
  LazyResolver,
  NumberStringUnionResolver,
  resolve,
  type ApiObject,
} from 'cdk8s';
import { className, instanceRemedy, isResolvable, type Unfit } from '../manifest/plain';
import { needsLook, quickSettle } from '../manifest/quick-copy';
import { sortsKeys } from './key-order';

/** The data of a manifest, ready to be written: resolved, plain, its keys in order. */
export interface ManifestData {
  readonly manifest: Record<string, unknown>;
  /** What no manifest can hold, by path: it is left out. */
  readonly unfit: readonly Unfit[];
  /** Whether something in it is computed anew each time, so that it may be other data the next time. */
  readonly volatile: boolean;
}

/**
 * Makes the data of a manifest as cdk8s makes it: what its resolvers know is resolved, `null` and `undefined` are left
 * out, keys are sorted unless `CDK8S_DISABLE_SORT` is set. What is no data is reported by its path, and left out. What is
 * as it has to be is not copied: nobody may change the result.
 */
export function manifestData(object: ApiObject, data: Record<string, unknown>): ManifestData {
  const { resolvers = [] } = object.node.root as { readonly resolvers?: readonly object[] };
  const own = resolvers.every(isBuiltIn);
  if (own) {
    const quick = quickSettle(data, { sorted: sortsKeys(), nulls: false, functions: false });
    if (quick !== needsLook) {
      return { manifest: quick as Record<string, unknown>, unfit: [], volatile: false };
    }
  }
  const copying = new Copying(object);
  const manifest = copying.object(own ? data : (resolve([], data, object) as typeof data), '');
  return { manifest, unfit: copying.unfit, volatile: copying.volatile || !own };
}

/** A resolver of an App that only replaces what `isResolvable` finds. */
function isBuiltIn(resolver: object): boolean {
  return [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver].some(
    (known) => resolver instanceof known,
  );
}

class Copying {
  readonly unfit: Unfit[] = [];
  volatile = false;
  readonly #object: ApiObject;
  readonly #sorted = sortsKeys();
  readonly #above = new Set<object>();

  constructor(object: ApiObject) {
    this.#object = object;
  }

  object(value: object, path: string): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const keys = Object.keys(value);
    for (const key of this.#sorted ? keys.sort() : keys) {
      const below = path === '' ? key : `${path}.${key}`;
      const copied =
        key === '__proto__'
          ? this.#refuse(below, 'a key __proto__', 'choose another key')
          : this.#copy((value as Record<string, unknown>)[key], below);
      if (copied !== undefined) result[key] = copied;
    }
    return result;
  }

  #copy(value: unknown, path: string): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
      case 'undefined':
        return value;
      case 'number':
        return Number.isFinite(value)
          ? value
          : this.#refuse(path, String(value), 'give a finite number');
      case 'object':
        return value === null ? undefined : this.#deep(value, path);
      default:
        return this.#refuse(path, `a ${typeof value}`, 'give the value that is meant');
    }
  }

  #deep(value: object, path: string): unknown {
    if (isResolvable(value)) {
      this.volatile = true;
      return this.#copy(resolve([], value, this.#object), path);
    }
    if (this.#above.has(value))
      return this.#refuse(path, 'an object that contains itself', 'give data without circles');
    this.#above.add(value);
    const copied = Array.isArray(value) ? this.#list(value, path) : this.#plain(value, path);
    this.#above.delete(value);
    return copied;
  }

  #plain(value: object, path: string): unknown {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return this.#refuse(path, `an object of class ${className(value)}`, instanceRemedy(value));
    }
    return this.object(value, path);
  }

  #list(list: readonly unknown[], path: string): unknown[] {
    return list.flatMap((element, index) => {
      const at = `${path}[${index}]`;
      if (element === undefined || element === null)
        return this.#refuse(at, String(element), 'leave the element out') ?? [];
      const copied = this.#copy(element, at);
      return copied === undefined ? [] : [copied];
    });
  }

  #refuse(path: string, given: string, remedy: string): undefined {
    this.unfit.push({ path, given, remedy });
    return undefined;
  }
}
