/** What a format check answers for a value that is right. */
export const right: readonly string[] = Object.freeze([]);

/** The words for a value that does not match a pattern. */
export function patternMessage(
  what: string,
  pattern: string,
  ...examples: readonly string[]
): string {
  const regex = `regex used for validation is '${pattern}')`;
  if (examples.length === 0) return `${what} (${regex}`;
  return `${what} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}${regex}`;
}

/** The words for a value that is too long; the server counts bytes, and calls them characters in names. */
export function lengthMessage(most: number, unit: 'bytes' | 'characters' = 'characters'): string {
  return `must be no more than ${most} ${unit}`;
}

/** The words for a number outside of its range. */
export function rangeMessage(least: number, most: number): string {
  return `must be between ${least} and ${most}, inclusive`;
}

/** The words for a number below its least value. */
export function leastMessage(least: number): string {
  return `must be greater than or equal to ${least}`;
}
