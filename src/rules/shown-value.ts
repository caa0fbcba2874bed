const longest = 256;

/** Stands for a value that a message must not show: what is in a Secret or in an environment variable. */
export const hidden: unique symbol = Symbol('hidden');

/** A value as a message shows it: strings quoted, the rest as JSON, the end of a long one left out. */
export function shownValue(value: unknown): string {
  if (value === hidden) return '<hidden>';
  if (typeof value === 'string') {
    const shown = value.length <= longest ? value : `${value.slice(0, longest)}...`;
    return JSON.stringify(shown);
  }
  if (typeof value === 'bigint') return String(value);
  const text = asJson(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}...`;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return '{...}';
  }
}
