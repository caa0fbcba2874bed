// What Go calls white space, which is not what JavaScript does.
const space = String.raw`[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
const around = new RegExp(`^${space}|${space}$`);
const between = new RegExp(space);

/** Whether a text begins or ends with white space, as the API server sees it. */
export function isPadded(text: string): boolean {
  return around.test(text);
}

/** A text without the white space around it. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && between.test(text.charAt(start))) start += 1;
  while (start < end && between.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The parts of a text between white space. */
export function wordsOf(text: string): readonly string[] {
  return text.split(between).filter((word) => word !== '');
}
