import { unwritable } from './unwritable';

/**
 * Characters that JSON leaves as they are, and that a YAML reader refuses, changes or takes for a line break. U+FEFF is
 * one of them by its place in the file only: go-yaml takes one for a byte order mark wherever its buffer begins.
 */
const unreadable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

const needsRespelling = /\\u|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** One escape of JSON, an escaped backslash included: so that `\\u` is not taken for one. */
const escapes = /\\(?:u[0-9a-f]{4}|.)/g;

/** What YAML has a letter for. */
const letters: Readonly<Record<string, string>> = {
  '\\u0000': '\\0',
  '\\u0007': '\\a',
  '\\u000b': '\\v',
  '\\u001b': '\\e',
};

function respell(escape: string): string {
  // JSON escapes half of a surrogate pair; YAML has no escape for it.
  if (escape.startsWith('\\ud')) throw unwritable;
  if (!escape.startsWith('\\u00')) return escape;
  return letters[escape] ?? `\\x${escape.slice(4)}`;
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code}` : `\\x${code}`;
}

/** The text with escapes, without the quotes. */
function escaped(text: string): string {
  const json = JSON.stringify(text);
  const respelled = needsRespelling.test(json)
    ? json.replaceAll(escapes, respell).replaceAll(unreadable, escapeCharacter)
    : json;
  return respelled.slice(1, -1);
}

/** Shorter strings keep their line breaks as `\n`; counted as JSON, with the quotes. */
const shortestBroken = 40;

function isLongAsJson(text: string): boolean {
  return text.length >= shortestBroken || JSON.stringify(text).length >= shortestBroken;
}

/** A space in front of a line break would be folded away. */
function withSpaceKept(line: string): string {
  return line.endsWith(' ') ? `${line.slice(0, -1)}\\ ` : line;
}

/** A line of the text with the line break before it: one of a folded text is a space, so n are written as n + 1. */
function folded(line: string, breaks: number, isLast: boolean, indent: string): string {
  const before = `${'\n'.repeat(breaks + 1)}${indent}`;
  const kept = isLast ? escaped(line) : withSpaceKept(escaped(line));
  return kept.startsWith(' ') ? `${before}\\${kept}` : `${before}${kept}`;
}

function onSeveralLines(text: string, indent: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  let written = withSpaceKept(escaped(lines[0]!));
  let breaks = 0;
  for (let at = 1; at <= last; at += 1) {
    breaks += 1;
    if (lines[at] !== '') {
      written += folded(lines[at]!, breaks, at === last, indent);
      breaks = 0;
    }
  }
  // The last line break of a text that ends with it stays an escape.
  if (breaks > 1) written += `${'\n'.repeat(breaks)}${indent}`;
  return breaks > 0 ? `${written}\\n` : written;
}

/**
 * The text in double quotes, the line breaks of a long one written as line breaks.
 *
 * @param indent - what a continued line starts with; nothing for a key, which stays on one line
 */
export function doubleQuoted(text: string, indent?: string): string {
  if (!text.includes('\n')) return `"${escaped(text)}"`;
  if (indent !== undefined && isLongAsJson(text)) return `"${onSeveralLines(text, indent)}"`;
  return `"${text
    .split('\n')
    .map((line, at, { length }) => (at < length - 1 ? withSpaceKept(escaped(line)) : escaped(line)))
    .join('\\n')}"`;
}
