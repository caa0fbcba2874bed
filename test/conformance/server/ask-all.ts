import { concurrency } from './client';

/** Does some work for every item, some of it at once, and answers in the order of the items. */
export async function askAll<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const position = next;
      next += 1;
      results[position] = await work(items[position] as Item);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
