import { createHash } from 'node:crypto';

const words =
  /^(?:Required value|Forbidden|Too long|(?:Invalid value|Unsupported value|Duplicate value|Not found|Too many|Too few|Internal error)(?=: |$))(?:: )?/;

/** What a server's message says beside its type and the value: `must be no more than 63 bytes`. */
export function detailOf(message: string): string {
  const start = words.exec(message);
  if (start === null) return message;
  const rest = message.slice(start[0].length);
  if (/^(?:Required value|Forbidden|Too long)/.test(message)) return rest;
  const end = endOfValue(rest);
  return rest.slice(end).replace(/^: /, '');
}

function endOfValue(text: string): number {
  if (/^["{[]/.test(text)) {
    for (let end = text.indexOf(': ', 1); end >= 0; end = text.indexOf(': ', end + 1)) {
      if (isJson(text.slice(0, end))) return end;
    }
    return isJson(text) ? text.length : 0;
  }
  const end = text.indexOf(': ');
  return end < 0 ? text.length : end;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The short name under which a text is kept beside the verdicts. */
export function codeOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 6);
}
