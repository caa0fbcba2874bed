// What a reader takes for something else than a string when it stands without quotes.
// The readers that count are kubectl (sigs.k8s.io/yaml), kustomize (kyaml) and PyYAML; the grammars are those of
// https://yaml.org/type/ (int, float, bool, null, merge, value, timestamp), and what go-yaml adds to them.

const words: ReadonlySet<string> = new Set(
  ['', '~', '<<', '=', 'null', 'y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false'].flatMap(
    (word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()],
  ),
);

const number =
  /^[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+|0b[01_]+|0x[0-9a-fA-F_]+)$/;

const infinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

const timestamp =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?(?:[ \t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$/;

/** go-yaml takes the underscores out before it looks, and knows capital and octal prefixes. */
const goNumber =
  /^[-+]?(?:0[bB][01]+|0[oO][0-7]+|0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?)$/;

function readsAsNumber(text: string): boolean {
  return (
    number.test(text) ||
    goNumber.test(text.includes('_') ? text.replaceAll('_', '') : text) ||
    infinite.test(text) ||
    sexagesimal.test(text) ||
    timestamp.test(text)
  );
}

/** Whether the text, written without quotes, is read as null, a boolean, a number, a date or a merge key. */
export function readsAsOtherType(text: string): boolean {
  const first = text.charCodeAt(0);
  const startsNumber =
    (first >= 0x30 && first <= 0x39) || // 0-9
    first === 0x2b || // +
    first === 0x2d || // -
    first === 0x2e || // .
    first === 0x45 || // E
    first === 0x65; // e
  return startsNumber ? readsAsNumber(text) : text.length <= 5 && words.has(text);
}
