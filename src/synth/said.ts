import type { Problem } from '../manifest/problem';

/** What tells one warning about an object from another. */
type Told = Pick<Problem, 'rule' | 'path' | 'message'>;

/** As many are sooner compared than made into keys. */
const few = 32;

/** What has been said of one object. */
export class Said {
  readonly #few: Told[] = [];
  #more: Set<string> | undefined;

  /** Notes a warning; `false` where it has been said before. */
  add({ rule, path, message }: Told): boolean {
    for (const told of this.#few) {
      if (told.rule === rule && told.path === path && told.message === message) return false;
    }
    // Not the problem itself, which knows its object.
    if (this.#few.length < few) return this.#few.push({ rule, path, message }) > 0;
    const key = `${rule}\n${path}\n${message}`;
    const more = (this.#more ??= new Set());
    return !more.has(key) && more.add(key).size > 0;
  }
}
