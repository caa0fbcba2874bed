/** The time that a processor spends on something, in microseconds: what else the machine does is not counted. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/**
 * How many times as long the large work takes as the small one: the least of three measurements, in which a small one
 * that is done at once counts as a millisecond.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  small();
  const ratio = (): number => processorTime(large) / Math.max(processorTime(small), 1000);
  return Math.min(ratio(), ratio(), ratio());
}
