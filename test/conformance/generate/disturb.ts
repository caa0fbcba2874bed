import { at, pathText, type Edits, type Json, type Manifest } from '../edit';
import type { Random } from './random';

/** What it takes to change a manifest without looking at the field table. */
export interface DisturbanceSource {
  readonly random: Random;
  /** Parts of any manifests, to stand anywhere. */
  readonly parts: readonly Json[];
  /** The kinds a manifest can be taken for. */
  readonly kinds: readonly Edits[];
  readonly under: string;
}

type Steps = readonly (string | number)[];

/** One change anywhere in a manifest, as a slip of the hand or a bad template makes it: no type or field is respected. */
export function disturbance(manifest: Manifest, source: DisturbanceSource): Edits {
  const { random } = source;
  if (random.chance(0.02) && source.under === '') return random.one(source.kinds);
  const places = placesOf(manifest).filter((steps) => pathText(steps).startsWith(source.under));
  if (places.length === 0) return {};
  const steps = random.one(places);
  const path = pathText(steps);
  const value = at(manifest, steps) as Json;
  switch (random.below(10)) {
    case 0:
      return { [path]: '$absent' };
    case 1:
      return { [path]: random.one(oddities) };
    case 2:
      return renamed(steps, random);
    case 3:
      return { [pathText(random.one(places))]: { $copy: path } };
    case 4:
      return doubled(steps, random);
    case 5:
      return { [path]: wrapped(value, random) };
    case 6:
      return { [path]: random.one(source.parts) };
    default:
      return { [path]: altered(value, random) };
  }
}

function placesOf(node: unknown, steps: Steps = []): Steps[] {
  if (typeof node !== 'object' || node === null) return [];
  const keys: (string | number)[] = Array.isArray(node)
    ? node.map((_, index) => index)
    : Object.keys(node).filter((key) => !key.includes(']'));
  return keys.flatMap((key) => {
    const here = [...steps, key];
    if (steps.length === 0 && (key === 'apiVersion' || key === 'kind')) return [];
    return [here, ...placesOf((node as Record<string | number, unknown>)[key], here)];
  });
}

function renamed(steps: Steps, random: Random): Edits {
  const path = pathText(steps);
  const last = steps.at(-1);
  if (typeof last !== 'string') return { [path]: '$absent' };
  const name = random.one([
    last.slice(0, 1).toUpperCase() + last.slice(1),
    last.toLowerCase(),
    last.slice(0, -1),
    `${last}s`,
    last.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    misspelt(last, random).replaceAll(/[[\]]/g, ''),
  ]);
  if (name === last) return { [path]: '$absent' };
  return { [pathText([...steps.slice(0, -1), name])]: { $copy: path }, [path]: '$absent' };
}

function doubled(steps: Steps, random: Random): Edits {
  const path = pathText(steps);
  const list = steps.findLastIndex((step) => typeof step === 'number');
  if (list < 0 || random.chance(0.1)) return { [`${path}.${path}`]: { $copy: path } };
  const element = steps.slice(0, list + 1);
  return { [`${pathText(element.slice(0, -1))}[+]`]: { $copy: pathText(element) } };
}

function wrapped(value: Json, random: Random): Json {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.5)) return value[0] as Json;
  if (typeof value === 'object' && value !== null && random.chance(0.5)) {
    return Object.values(value)[0] ?? null;
  }
  return random.one([[value], { name: value }, [value, value], { value }, JSON.stringify(value)]);
}

function altered(value: Json, random: Random): Json {
  if (typeof value === 'string') return alteredText(value, random);
  if (typeof value === 'number') {
    return random.one([
      value + 1,
      value - 1,
      -value,
      value * 1000,
      value + 0.5,
      String(value),
      `${value}%`,
      2 ** 31 - 1,
      2 ** 31,
      -(2 ** 31) - 1,
      2 ** 53,
      2 ** 63,
      1e20,
      1e-7,
    ]);
  }
  if (typeof value === 'boolean') return random.one([!value, String(value), 1, null, 'yes']);
  if (Array.isArray(value)) {
    return random.one<Json>([
      value.toReversed(),
      value.slice(1),
      [...value, null],
      [],
      value[0] ?? null,
    ]);
  }
  return random.one<Json>([{}, null, [], Object.assign({ '': null }, value)]);
}

function alteredText(text: string, random: Random): Json {
  const number = Number(text);
  return random.one<Json>([
    misspelt(text, random),
    misspelt(misspelt(text, random), random),
    text.toUpperCase(),
    text.slice(1),
    text.slice(0, -1),
    ` ${text}`,
    `${text}\n`,
    `${text}-`,
    `.${text}`,
    `${text}${text}`,
    `${text}/${text}`,
    `{{ ${text} }}`,
    { $text: [text, 64] },
    { $text: [text === '' ? 'a' : text, random.one([15, 16, 63, 64, 253, 254, 317, 1025, 5000])] },
    Number.isNaN(number) ? 0 : number,
  ]);
}

/** A text with one character more, less or other. */
export function misspelt(text: string, random: Random): string {
  const place = random.below(text.length + 1);
  return text.slice(0, place) + random.one(characters) + text.slice(place + random.below(2));
}

const characters = [
  ...Array.from('aZ0-_./:@ ~%é$*\\"\n\t+=,;#()!^'),
  '\u0000',
  '\u{1F600}',
  '\uFEFF',
  '\u00A0',
  '中',
  '',
];

const oddities: readonly Json[] = [
  null,
  '',
  'x',
  0,
  -1,
  1,
  1.5,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  [{}],
  [''],
  { a: null },
  { '': '' },
  '0',
  'null',
  'true',
  '~',
  1e19,
  -1e16,
  '9223372036854775808',
  '1e400',
  '\u{1F600}',
  { $list: ['a', 101] },
  { $list: [{}, 33] },
  { $map: [70, 'a'] },
];
