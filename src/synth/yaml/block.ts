const tab = 0x09;
const lineBreak = 0x0a;
const space = 0x20;

/** Where the white space at the end begins. */
function endOfContent(text: string): number {
  let end = text.length;
  while (end > 0) {
    const code = text.charCodeAt(end - 1);
    if (code !== lineBreak && code !== space && code !== tab) break;
    end -= 1;
  }
  return end;
}

/** The first character that is no line break. */
function firstCode(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === lineBreak) at += 1;
  return text.charCodeAt(at);
}

/**
 * Whether every reader gets a text of several lines back from a literal block.
 *
 * Lines of white space at the end do not survive, nor does white space alone. A tab that starts the first line is taken
 * for indentation: go-yaml wants an indicator there, and kustomize writes it again without.
 */
export function fitsBlock(text: string): boolean {
  const end = endOfContent(text);
  if (end === 0) return !/[\t ]/.test(text);
  if (firstCode(text) === tab) return false;
  return text.endsWith('\n') || !text.includes('\n', end);
}

/** Keep every line break at the end (`+`), one (nothing), or none (`-`). */
function chomping(text: string): '+' | '' | '-' {
  if (!text.endsWith('\n')) return '-';
  const end = endOfContent(text);
  return end > 0 && text.indexOf('\n', end) === text.length - 1 ? '' : '+';
}

/** The text as a literal block, from the `|` on. */
export function literalBlock(text: string, indent: string): string {
  const chomp = chomping(text);
  const lines = chomp === '-' ? text : text.slice(0, -1);
  // Where the first line starts with a space, a reader cannot find the indentation out by itself.
  const indicator = firstCode(text) === space ? '2' : '';
  return `|${indicator}${chomp}\n${indent}${lines.replaceAll(/\n(?=[^\n])/g, `\n${indent}`)}`;
}
