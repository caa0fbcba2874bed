/** One measured point. */
export interface Point {
  readonly size: number;
  readonly time: number;
}

/**
 * The exponent b of time = a * size^b, by least squares on the logarithms: 1 is linear, 2 quadratic.
 *
 * Sizes at which fixed costs rule tell nothing of growth: only points of at least `from` milliseconds count. With fewer
 * than two there is no exponent.
 */
export function growthExponent(points: readonly Point[], from = 20): number | undefined {
  const counted = points.filter(({ time }) => time >= from);
  if (counted.length < 2) return undefined;
  const logs = counted.map(({ size, time }) => [Math.log(size), Math.log(time)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
