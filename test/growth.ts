/** Microseconds of the processor that the task takes: others that run meanwhile do not count. */
function costOf(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What is done at once counts as half a millisecond: less is too little to compare with. */
const shortest = 500;

/**
 * How many times as much work the large task is as the small one: the least of three measurements.
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
  const times = Math.ceil(large / small);
  const ratios = [1, 2, 3].map(() => {
    // As often as makes both take about as long: whatever disturbs the one disturbs the other as much.
    const tasks = Array.from({ length: times }, () => prepare(small));
    const cheap = costOf(() => tasks.forEach((task) => task())) / times;
    return costOf(prepare(large)) / Math.max(cheap, shortest);
  });
  return Math.min(...ratios);
}
