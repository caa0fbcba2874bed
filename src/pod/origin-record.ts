import type { Origin } from './origin';

/** Who set what, kept beside the data of one rendering: for each object or list, and each of its keys, the calls in order. */
export class OriginRecord {
  readonly #calls = new Map<object, Map<string | number, Origin[]>>();

  set(holder: object, key: string | number, origin: Origin): void {
    let keys = this.#calls.get(holder);
    if (keys === undefined) this.#calls.set(holder, (keys = new Map()));
    const origins = keys.get(key);
    if (origins === undefined) keys.set(key, [origin]);
    else if (!origins.includes(origin)) origins.push(origin);
  }

  /** The calls that set a key, the last one first; none where nobody did. */
  at(holder: object, key: string | number): readonly Origin[] {
    return [...(this.#calls.get(holder)?.get(key) ?? [])].toReversed();
  }

  /**
   * The calls that set what a path of steps leads to from a root: those of the deepest step that somebody set. Where
   * the path ends in an object that was put together, all who put something into it.
   */
  along(root: object, steps: readonly (string | number)[]): readonly Origin[] {
    let holder: unknown = root;
    let found: readonly Origin[] = [];
    for (const step of steps) {
      if (typeof holder !== 'object' || holder === null) break;
      const here = this.at(holder, step);
      if (here.length > 0) found = here;
      holder = (holder as Record<string | number, unknown>)[step];
    }
    return found;
  }
}
