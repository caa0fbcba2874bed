import { unwritable } from './unwritable';

/** Characters that JSON leaves as they are, and that a YAML reader refuses, changes or takes for a line break. */
const unreadable = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;

const needsRespelling = /\\u|[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

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

/** Shorter strings keep their line breaks as `\n`; counted as JSON, with the quotes. */
const shortestBroken = 40;

/** The escaped line breaks of the text, with the space on either side. */
const breaks = /\\(?:[^n]| )|( )?((?:\\n)+)(?=( )?(\\n|")?)/g;

/** Writes line breaks as line breaks: one of a folded text is a space, so n are written as n + 1. */
function breakLines(quoted: string, indent: string): string {
  return quoted.replace(
    breaks,
    (
      found: string,
      before: string | undefined,
      run: string | undefined,
      after: string | undefined,
      end: string | undefined,
    ) => {
      if (run === undefined) return found;
      const space = before === undefined ? '' : '\\ ';
      // The last line break before the closing quote stays an escape.
      const closing = end === '"' && after === undefined;
      const count = run.length / 2 - (closing ? 1 : 0);
      const written = count === 0 ? '' : `${'\n'.repeat(count + 1)}${indent}`;
      if (closing) return `${space}${written}\\n`;
      // A space in front of another line break is escaped with that one.
      return `${space}${written}${after !== undefined && end !== '\\n' ? '\\' : ''}`;
    },
  );
}

/**
 * The text in double quotes, the line breaks of a long one written as line breaks.
 *
 * @param indent - what a continued line starts with; nothing for a key, which stays on one line
 */
export function doubleQuoted(text: string, indent?: string): string {
  const json = JSON.stringify(text);
  const quoted = needsRespelling.test(json)
    ? json.replaceAll(escapes, respell).replaceAll(unreadable, escapeCharacter)
    : json;
  if (!text.includes('\n')) return quoted;
  if (indent !== undefined && json.length >= shortestBroken) return breakLines(quoted, indent);
  // A space in front of a line break is escaped even there.
  return quoted.replaceAll(/\\.| (?=\\n)/g, (found) => (found === ' ' ? '\\ ' : found));
}
