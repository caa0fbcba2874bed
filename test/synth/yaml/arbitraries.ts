import * as fc from 'fast-check';

/** What YAML gives a meaning to, and what stands beside it in real manifests. */
const fragments = [
  ' ', '  ', '\n', '\n\n', '\t', '\r', '\r\n', 'a', 'b', 'word word', '- ', '# ', '#', ': ', ':', '?', '"', "'",
  '\\', '\\n', '0', '1', '7', '9', '_', 'e', 'E', '+', '-', '.', 'x', 'X', 'o', 'O', 'b', 'B', '---', '...', '%',
  '<<', '=', 'é', '😀', '~', 'null', 'yes', 'NO', '{', '}', '[', ']', '2024-01-01', 'T', 'Z', '12:30', '|', '>',
  '&', '*', '!', '@', '`', ',', 'lorem ipsum dolor sit amet', '\u0000', '\u0007', '\u000b', '\u001b', '\u007f',
  '\u0080', '\u0085', '\u009f', '\u00a0', '\u200b', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff',
]; // prettier-ignore

function joined(
  parts: fc.Arbitrary<string>,
  maxLength: number,
  separator = '',
): fc.Arbitrary<string> {
  return fc.array(parts, { maxLength }).map((all) => all.join(separator));
}

const ofFragments = joined(fc.constantFrom(...fragments), 12);

const numberLike = joined(fc.constantFrom(...'0123456789_eE+-.xXoObBaf:'.split('')), 8);

const dateLike = joined(
  fc.constantFrom(
    '2024-01-01', '2024-1-1', '0001-01-01', '9999-12-31', 'T', 't', ' ', '\t', '12:30:45', '1:2:3', '.5', 'Z', 'z',
    '+01:00', '-5', '+1', ':30',
  ), // prettier-ignore
  5,
);

/** Long enough to be folded, and for whatever is done to long texts only. */
const longText = fc
  .tuple(ofFragments, fc.integer({ min: 2, max: 60 }))
  .map(([text, times]) => text.repeat(times));

const lines = joined(
  fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\t',
      '  indented',
      '\ttabbed',
      'trailing ',
      '# comment',
      '--- ',
      '- item',
      'key: value',
    ),
    ofFragments,
  ),
  8,
  '\n',
);

/** Strings that are likely to be read as something else. */
export const trickyString: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: ofFragments },
  { weight: 4, arbitrary: numberLike },
  { weight: 1, arbitrary: dateLike },
  { weight: 1, arbitrary: longText },
  { weight: 2, arbitrary: lines },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
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

/** The spec of an object: a string as value, item and key, and a structure. */
export const trickySpec: fc.Arbitrary<unknown> = fc
  .tuple(trickyString, trickyKey, trickyData)
  .map(([text, key, value]) => ({
    text,
    list: [text, [text]],
    map: { [key]: text, z: { [key]: [{ [key]: text }] } },
    value,
  }));
