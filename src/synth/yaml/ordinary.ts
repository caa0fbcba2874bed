/** For each ASCII character: 1 where it is plain wherever it stands, 2 where it is plain but not as the first one. */
const plainness: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_/$();<^\\]/.test(character)) return 1;
  return /[0-9.+=~?,[\]{}&*!|>'"%@`-]/.test(character) ? 2 : 0;
});

/** The words that do not read as strings are at most five characters long, and begin with one of these. */
const startsWord: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  'nNyYtTfFoO<'.includes(String.fromCharCode(code)) ? 1 : 0,
);

const longest = 128;
const space = 0x20;
const colon = 0x3a;
const numberSign = 0x23;

/**
 * Whether the text is what nearly all strings in manifests are, plain without a second thought: letters, digits and
 * harmless marks, single spaces and colons between them. A `false` means nothing: look again.
 */
export function isOrdinary(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > longest) return false;
  const first = text.charCodeAt(0);
  if (first > 127 || plainness[first] !== 1) return false;
  if (length <= 5 && startsWord[first] === 1) return false;
  // `e5` reads as a number.
  if (first === 0x45 || first === 0x65) return false;
  for (let at = 1; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return false;
    if (plainness[code] === 0) {
      if (code !== colon && code !== space) return false;
      const next = at + 1 < length ? text.charCodeAt(at + 1) : space;
      if (next <= space || next === numberSign || next > 127) return false;
    }
  }
  return true;
}
