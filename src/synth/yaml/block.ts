/**
 * Lines of white space at the end do not survive in a block, nor does white space alone. A tab that starts the first
 * line is taken for indentation: go-yaml wants an indicator there, and kustomize writes it again without.
 */
const unfit = /\n[\t ]+$|^\n*\t/;

const blank = /^[\n\t ]*$/;

/** Whether every reader gets a text of several lines back from a literal block. */
export function fitsBlock(text: string): boolean {
  return !unfit.test(text) && !(blank.test(text) && /[\t ]/.test(text));
}

/** Where the first line starts with a space, a reader cannot find the indentation out by itself. */
const startsIndented = /^\n* /;

/** Keep every line break at the end (`+`), one (nothing), or none (`-`). */
function chomping(text: string): '+' | '' | '-' {
  if (!text.endsWith('\n')) return '-';
  return /[^\n\t ][\t ]*\n$/.test(text) ? '' : '+';
}

/** The text as a literal block, from the `|` on. */
export function literalBlock(text: string, indent: string): string {
  const chomp = chomping(text);
  const lines = chomp === '-' ? text : text.slice(0, -1);
  const indicator = startsIndented.test(text) ? '2' : '';
  return `|${indicator}${chomp}\n${indent}${lines.replaceAll(/\n(?=[^\n])/g, `\n${indent}`)}`;
}
