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
    return (
      things.length === this.#things?.length &&
      things.every((thing, index) => Object.is(thing, this.#things?.[index])) &&
      equal(data, this.#data)
    );
  }
}
