/** Control characters, and those that turn the direction of text, hide it or break lines. */
const unsafe =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x0a) return '\\n';
  if (code === 0x09) return '\\t';
  if (code === 0x0d) return '\\r';
  const digits = code.toString(16);
  return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`;
}

/**
 * The text on one line, with escapes for whatever could steer a terminal: names and messages come from anywhere.
 *
 * @example
 * printable('web\u001b[2J'); // web\x1b[2J
 */
export function printable(text: string): string {
  return text.replaceAll(unsafe, escaped);
}

/** As `printable`, but lines stay lines. */
export function printableLines(text: string): readonly string[] {
  return text.split('\n').map((line) => printable(line.replaceAll('\t', '  ')));
}
