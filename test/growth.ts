/** Microseconds of the processor that the task takes: others that run meanwhile do not count. */
function costOf(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What is done at once counts as a millisecond: less is too little to compare with. */
const shortest = 1000;

/**
 * How many times as much work the large task is as the small one, each the least of several runs, by turns.
 *
 * It says nothing of how fast the machine is: what is linear grows as the size does, what is quadratic by its square.
 *
 * @param prepare - makes the task of a size; what it does itself is not counted
 */
export function growth(
  prepare: (size: number) => () => unknown,
  small: number,
  large: number,
): number {
  const runs = [1, 2, 3].map(() => [costOf(prepare(small)), costOf(prepare(large))] as const);
  const least = (costs: readonly number[]): number => Math.min(...costs);
  const [cheap, dear] = [runs.map(([cost]) => cost), runs.map(([, cost]) => cost)];
  return least(dear) / Math.max(least(cheap), shortest);
}
