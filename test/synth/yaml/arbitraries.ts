import * as fc from 'fast-check';

/** What YAML gives a meaning to, and what stands beside it in real manifests. */
const fragments = [
  ' ', '  ', '\n', '\n\n', '\t', '\r', '\r\n', 'a', 'b', 'word word', '- ', '# ', '#', ': ', ':', '?', '"', "'",
  '\\', '\\n', '0', '1', '7', '9', '_', 'e', 'E', '+', '-', '.', 'x', 'X', 'o', 'O', 'b', 'B', '---', '...', '%',
  '<<', '=', 'é', '😀', '~', 'null', 'yes', 'NO', '{', '}', '[', ']', '2024-01-01', 'T', 'Z', '12:30', '|', '>',
  '&', '*', '!', '@', '`', ',', 'lorem ipsum dolor sit amet', '\u0000', '\u0007', '\u000b', '\u001b', '\u007f',
  '\u0080', '\u0085', '\u009f', '\u00a0', '\u200b', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff',
]; // prettier-ignore

const numberLike = fc
  .array(fc.constantFrom(...'0123456789_eE+-.xXoObBaf:'.split('')), { maxLength: 8 })
  .map((characters) => characters.join(''));

/** Strings that are likely to be read as something else. */
export const trickyString: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...fragments), { maxLength: 12 })
      .map((all) => all.join('')),
  },
  { weight: 2, arbitrary: numberLike },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);

/** A key that every reader can hold: JavaScript's own readers treat `__proto__` in their own ways. */
export const trickyKey: fc.Arbitrary<string> = trickyString.filter((key) => key !== '__proto__');

/** Plain data of every shape. */
export const trickyData: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    trickyString,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((one) => (Object.is(one, -0) ? 0 : one)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(trickyKey, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
