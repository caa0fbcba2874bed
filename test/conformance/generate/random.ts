/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** A whole number from zero to `below`, without `below`. */
  readonly below: (below: number) => number;
  /** One of the items. */
  readonly one: <Item>(items: readonly Item[]) => Item;
  /** True in `share` of the calls. */
  readonly chance: (share: number) => boolean;
}

/** A source of such numbers (mulberry32). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    one: (items) => {
      if (items.length === 0) throw new Error('nothing to choose from');
      return items[below(items.length)] as (typeof items)[number];
    },
    chance: (share) => next() < share,
  };
}
