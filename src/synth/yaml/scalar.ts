import { fitsBlock, literalBlock } from './block';
import { doubleQuoted } from './double-quoted';
import { isOrdinary } from './ordinary';
import { readsAsOtherType } from './plain';
import { unwritable } from './unwritable';

/** Where a plain scalar would end or be something else: indicators, and white space beside them. */
const notPlain = /^[ ,[\]{}#&*!|>'"%@`]|^[?-](?:$| )|: | #|[ :]$|\t/;

/** What only double quotes can carry, as escapes; the surrogates are the lone ones. */
const needsEscapes =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u{D800}-\u{DFFF}\ufeff\ufffe\uffff]/u;

/** What YAML takes at the margin for the start or the end of a document. */
const documentMarker = /^(?:---|\.\.\.)/;

/** Single quotes where they spare escapes, double quotes otherwise. */
function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : doubleQuoted(text);
}

function onOneLine(text: string): string {
  return notPlain.test(text) || readsAsOtherType(text) ? quoted(text) : text;
}

/** Long texts, as scripts are, come again and again, mostly in the same depth: the last ones are kept as they are written. */
const longTexts = new Map<string, { readonly indent: string; readonly written: string }>();
const longText = 256;
const longestKept = 65_536;
const mostKept = 32;

/** A string as a value, the lines after its first one at `indent`. */
export function stringValue(text: string, indent: string): string {
  if (isOrdinary(text)) return text;
  if (text.length < longText || text.length > longestKept) return valueOf(text, indent);
  const known = longTexts.get(text);
  if (known?.indent === indent) return known.written;
  const written = valueOf(text, indent);
  if (longTexts.size >= mostKept) longTexts.clear();
  longTexts.set(text, { indent, written });
  return written;
}

function valueOf(text: string, indent: string): string {
  if (needsEscapes.test(text)) return doubleQuoted(text, indent);
  if (!text.includes('\n')) return onOneLine(text);
  return fitsBlock(text) ? literalBlock(text, indent) : doubleQuoted(text, indent);
}

/** A string as a key, on one line; at the margin for the keys of the document itself. */
export function stringKey(text: string, atMargin: boolean): string {
  if (isOrdinary(text)) return text;
  if (needsEscapes.test(text) || text.includes('\n')) return doubleQuoted(text);
  if (atMargin && documentMarker.test(text)) return quoted(text);
  return text === '=' ? text : onOneLine(text);
}

/** A number, with a full stop in front of an exponent, without which PyYAML reads a string. */
export function numberValue(value: number): string {
  if (!Number.isFinite(value)) throw unwritable;
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const text = String(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}
