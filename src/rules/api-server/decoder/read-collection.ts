import type { Read } from './read-scalar';

const textList = '[]string';
const textMap = 'map[string]string';

/** The reader of a list: an element that is null becomes the zero value of its type. */
export function listReader(readItem: Read, zero: unknown, type: string): Read {
  const ofTexts = type === textList;
  return (value, decoding) => {
    if (!Array.isArray(value)) {
      decoding.refuseType(value, type);
      return [];
    }
    let copy: unknown[] | undefined;
    let size = 2 * value.length;
    for (let i = 0; i < value.length; i += 1) {
      const item: unknown = value[i];
      if (typeof item === 'string') {
        size += item.length;
        if (ofTexts) continue;
      }
      const noted = decoding.notes.length;
      const read = item === null || item === undefined ? zero : readItem(item, decoding);
      if (decoding.notes.length !== noted) decoding.under(i, noted);
      if (read !== item) {
        copy ??= [...(value as unknown[])];
        copy[i] = read;
      }
    }
    decoding.size += size;
    return copy ?? value;
  };
}

/** The reader of a map with texts as keys: a value that is null becomes the zero value of its type. */
export function mapReader(readValue: Read, zero: unknown, type: string): Read {
  const ofTexts = type === textMap;
  return (value, decoding) => {
    if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) {
      decoding.refuseType(value, type);
      return {};
    }
    const map = value as Record<string, unknown>;
    let changed: Map<string, unknown> | undefined;
    let size = 0;
    for (const key in map) {
      const item = map[key];
      size += key.length + 1;
      if (typeof item === 'string') {
        size += item.length;
        if (ofTexts) continue;
      }
      const noted = decoding.notes.length;
      const read = item === null ? zero : item === undefined ? item : readValue(item, decoding);
      if (decoding.notes.length !== noted) decoding.under(key, noted);
      if (read !== item || item === undefined) {
        changed ??= new Map(Object.entries(map));
        if (read === undefined) changed.delete(key);
        else changed.set(key, read);
      }
    }
    decoding.size += size;
    return changed === undefined ? map : Object.fromEntries(changed);
  };
}
