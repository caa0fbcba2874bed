import type { ScalarKind } from '../../../kubernetes/fields';
import { isBase64 } from '../formats/base64';
import { shownValue } from '../../shown-value';
import { parseQuantity } from '../formats/quantity';
import { isTime } from '../formats/time';
import type { Decoding } from './decoding';
import {
  refuseMalformedBase64,
  refuseMalformedQuantities,
  refuseMalformedTimes,
  refuseNumbersOutOfRange,
} from './decoder-rules';

/** Reads a value that is there, refuses it where the server's decoder would, and answers it as rules meet it. */
export type Read = (value: unknown, decoding: Decoding) => unknown;

const readString: Read = (value, decoding) => {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return isoText(value);
  decoding.refuseType(value, 'string');
  return '';
};

const readBoolean: Read = (value, decoding) => {
  if (typeof value !== 'boolean') decoding.refuseType(value, 'bool');
  return value;
};

const readInt32: Read = (value, decoding) => {
  if (typeof value === 'number' && (value | 0) === value) return value;
  return wholeNumber(value, 'int32', 2 ** 31, decoding);
};

const readInt64: Read = (value, decoding) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  return wholeNumber(value, 'int64', 2 ** 63, decoding);
};

function wholeNumber(value: unknown, type: string, limit: number, decoding: Decoding): unknown {
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    decoding.refuseType(value, type);
    return 0;
  }
  const fits = value < limit && (value > -limit || (value === -limit && limit === 2 ** 31));
  if (fits && (typeof value === 'bigint' || Number.isInteger(value))) return Number(value);
  decoding.refuse(
    refuseNumbersOutOfRange,
    `json: cannot unmarshal number ${value} into Go value of type ${type}`,
  );
  return 0;
}

const readDouble: Read = (value, decoding) => {
  if (typeof value !== 'number') decoding.refuseType(value, 'float64');
  return value;
};

// The server cuts off white space before it undoes what JSON escapes, so that a line break at the end stays.
function isPadded(text: string): boolean {
  return isCutOff(text.charCodeAt(0)) || isCutOff(text.charCodeAt(text.length - 1));
}

function isCutOff(code: number): boolean {
  return (code >= 0x09 && code <= 0x0d) || code === 0xfeff;
}

const usualLength = 1000;
const parts = /^([+-]?)0*([0-9]*)(\.[0-9]*)?(.*)$/s;

// A number of a million digits takes long to read, and is as absurd as one of six hundred.
function shortened(quantity: string): string {
  const [, sign = '', whole = '', fraction = '', suffix = ''] = parts.exec(quantity) ?? [];
  const end = fraction.length > 600 ? '1' : '';
  return `${sign}${whole.slice(0, 600) || '0'}${fraction.slice(0, 600)}${end}${suffix.slice(0, 100)}`;
}

const bytes = /^\s*(\d+(?:\.\d+)?)\s*([kKMGTPE])(?:i?[Bb]|ib)\s*$/;

/** How a quantity is written, beside what was given; bytes come with what is meant by them. */
function remedyOfQuantity(value: unknown): string {
  const [, amount, unit] = typeof value === 'string' ? (bytes.exec(value) ?? []) : [];
  if (amount !== undefined && unit !== undefined) {
    const decimal = unit === 'K' ? 'k' : unit;
    const binary = unit === 'k' ? 'K' : unit;
    return `write ${amount}${binary}i, or ${amount}${decimal} for powers of ten, in place of ${shownValue(value)}`;
  }
  return `${shownValue(value)} is no quantity: write a number, and a unit where there is one, as in 500m, 2, 128Mi, 10Gi`;
}

const readQuantity: Read = (value, decoding) => {
  const whole = typeof value === 'bigint' ? String(value) : value;
  const given = typeof whole === 'string' && whole.length > usualLength ? shortened(whole) : whole;
  const text = typeof given === 'string' || typeof given === 'number' ? given : typeof given;
  const parsed = parseQuantity(typeof text === 'string' && isPadded(text) ? 'x' : text);
  if (typeof parsed === 'string') {
    decoding.refuse(refuseMalformedQuantities, parsed, decoding.versions, remedyOfQuantity(value));
  }
  return given;
};

const readIntOrString: Read = (value, decoding) =>
  typeof value === 'string' ? value : readInt32(value, decoding);

const readTime: Read = (value, decoding) => {
  const text = readString(value, decoding) as string;
  if (typeof value === 'string' && !isTime(value)) {
    decoding.refuse(
      refuseMalformedTimes,
      `parsing time ${JSON.stringify(value.slice(0, 64))} as "2006-01-02T15:04:05Z07:00": cannot parse`,
    );
  }
  return text;
};

const readBytes: Read = (value, decoding) => {
  if (Array.isArray(value)) return bytesOfList(value, decoding);
  const text = readString(value, decoding) as string;
  if (!isBase64(text)) decoding.refuse(refuseMalformedBase64, 'illegal base64 data');
  return text;
};

// Bytes may be written as a list of numbers, too.
function bytesOfList(list: readonly unknown[], decoding: Decoding): string {
  list.forEach((item, position) => {
    if (item === null || item === undefined) return;
    const noted = decoding.notes.length;
    if (typeof item !== 'number') decoding.refuseType(item, 'uint8');
    else if (!Number.isInteger(item) || item < 0 || item > 255) {
      decoding.refuse(
        refuseNumbersOutOfRange,
        `json: cannot unmarshal number ${item} into Go value of type uint8`,
      );
    }
    if (decoding.notes.length !== noted) decoding.under(position, noted);
  });
  // What is no number was refused above, and may be an object that cannot become one.
  return Buffer.from(list.map((item) => (typeof item === 'number' ? item : 0))).toString('base64');
}

const readAny: Read = (value) => value;

function isoText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

const readers: Record<ScalarKind, Read> = {
  string: readString,
  boolean: readBoolean,
  int32: readInt32,
  int64: readInt64,
  double: readDouble,
  quantity: readQuantity,
  'int-or-string': readIntOrString,
  time: readTime,
  'micro-time': readTime,
  bytes: readBytes,
  any: readAny,
};

/** The reader of a scalar. */
export function scalarReader(kind: ScalarKind): Read {
  return readers[kind];
}
