import { equal } from '../pod/merge';

/**
 * What was made last, and what it was made from: made again only when that has changed. Whatever the result depends on
 * must be among its sources: things that never change, compared by identity, and plain data, compared as data.
 */
export class Remembered<T> {
  #things: readonly unknown[] | undefined;
  #data: readonly unknown[] = [];
  #value: T | undefined;

  of(things: readonly unknown[], data: readonly unknown[], make: () => T): T {
    if (!this.#holds(things, data)) {
      this.#value = make();
      this.#things = things;
      this.#data = data;
    }
    return this.#value as T;
  }

  /** Makes it anew the next time. */
  forget(): void {
    this.#things = undefined;
  }

  #holds(things: readonly unknown[], data: readonly unknown[]): boolean {
    const before = this.#things;
    if (before?.length !== things.length) return false;
    for (let at = 0; at < things.length; at += 1) {
      if (!Object.is(things[at], before[at])) return false;
    }
    return equal(data, this.#data);
  }
}
