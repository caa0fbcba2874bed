import type { IpAddress } from './ip';

/** A range of addresses that mean something else than a machine that others can reach. */
export type SpecialRange = 'unspecified' | 'loopback' | 'link-local' | 'link-local multicast';

/** The special range that an address lies in; undefined for an ordinary address. */
export function specialRangeOf({ family, bytes }: IpAddress): SpecialRange | undefined {
  const [first = 0, second = 0, third = 0] = bytes;
  const v4 = family === 'IPv4';
  const last = bytes.at(-1);
  const zeros = bytes.every((byte, position) => byte === 0 || position === bytes.length - 1);
  if (zeros && last === 0) return 'unspecified';
  if (v4 ? first === 127 : zeros && last === 1) return 'loopback';
  if (v4 ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80) {
    return 'link-local';
  }
  const multicast = v4
    ? first === 224 && second === 0 && third === 0
    : first === 0xff && (second & 0x0f) === 2;
  return multicast ? 'link-local multicast' : undefined;
}
