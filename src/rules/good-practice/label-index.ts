import type { Selector } from '../api-server/selectors/label-selector';
import { selectorMatches } from '../api-server/selectors/matches';

/** The labels of something, by key. */
export type Labels = Readonly<Record<string, string | undefined>>;

interface Entry<Item> {
  readonly labels: Labels;
  readonly item: Item;
}

/** Things by their labels, so that a selector need not look at all of them. */
export class LabelIndex<Item> {
  private readonly all: Entry<Item>[] = [];
  private readonly byPair = new Map<string, Entry<Item>[]>();
  private readonly known = new Map<string, readonly Item[]>();

  /** Adds a thing; all are added before the first is asked for. */
  add(labels: Labels, item: Item): void {
    const entry = { labels, item };
    this.all.push(entry);
    for (const key in labels) {
      const pair = `${key}=${labels[key]}`;
      const list = this.byPair.get(pair);
      if (list === undefined) this.byPair.set(pair, [entry]);
      else list.push(entry);
    }
  }

  /** What a selector selects; the same selector is looked up once. */
  selectedBy(selector: Selector | undefined): readonly Item[] {
    if (selector === undefined) return [];
    const text = JSON.stringify([selector.matchLabels, selector.matchExpressions]);
    let items = this.known.get(text);
    if (items === undefined) {
      items = this.candidates(selector)
        .filter(({ labels }) => selectorMatches(selector, labels) === true)
        .map(({ item }) => item);
      this.known.set(text, items);
    }
    return items;
  }

  /** The fewest things among which are all that the selector can select. */
  private candidates({ matchLabels }: Selector): readonly Entry<Item>[] {
    let fewest: readonly Entry<Item>[] = this.all;
    for (const key in matchLabels) {
      const list = this.byPair.get(`${key}=${matchLabels[key]}`) ?? [];
      if (list.length < fewest.length) fewest = list;
    }
    return fewest;
  }
}
