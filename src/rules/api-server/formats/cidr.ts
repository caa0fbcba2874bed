import type { FieldPath } from '../../field-path';
import { parseIp, type IpAddress } from './ip';
import { strictIps } from './ip-address';

/** A block of addresses, read. */
export interface Cidr {
  readonly ip: IpAddress;
  /** The number of leading bits that all addresses of the block share, counted in the family of `ip`. */
  readonly length: number;
  readonly leadingZeros: boolean;
}

const digits = /^[0-9]+$/;

/** Reads a block of addresses as the API server's older fields do; undefined where it is none. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0 || text.length > 72) return undefined;
  const ip = parseIp(text.slice(0, slash));
  const suffix = text.slice(slash + 1);
  if (ip === undefined || !digits.test(suffix)) return undefined;
  const written = Number(suffix);
  if (written > (text.includes(':') ? 128 : 32)) return undefined;
  const leadingZeros = ip.leadingZeros || (suffix.length > 1 && suffix.startsWith('0'));
  return { ip, length: ip.mapped ? written - 96 : written, leadingZeros };
}

/** Whether bits beyond the prefix are set, as in `10.0.0.1/8`. */
export function hasHostBits({ ip, length }: Cidr): boolean {
  return ip.bytes.some((byte, position) => {
    const kept = Math.min(8, Math.max(0, length - 8 * position));
    return (byte & (255 >> kept)) !== 0;
  });
}

/** Refuses what is no block of addresses in a field that is older than strict reading; answers the block where it can be read. */
export function refuseUnlessCidr(value: string, at: FieldPath): Cidr | undefined {
  const cidr = parseCidr(value);
  if (cidr === undefined) {
    at.invalid(value, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)');
    return undefined;
  }
  const strict = at.in(strictIps);
  if (cidr.leadingZeros) strict.invalid(value, 'must not have leading 0s in IP or prefix length');
  else if (cidr.ip.mapped) strict.invalid(value, 'must not have an IPv4-mapped IPv6 address');
  else if (hasHostBits(cidr)) {
    strict.invalid(value, 'must not have bits set beyond the prefix length');
  }
  return cidr;
}

/** Whether the first address of `inner` lies in `block`. */
export function contains(block: Cidr, inner: Cidr): boolean {
  if (block.ip.family !== inner.ip.family) return false;
  return block.ip.bytes.every((byte, position) => {
    const mask = prefixMask(block.length, position);
    return (
      (byte & mask) ===
      ((inner.ip.bytes[position] ?? 0) & prefixMask(inner.length, position) & mask)
    );
  });
}

function prefixMask(length: number, position: number): number {
  return (0xff00 >> Math.min(8, Math.max(0, length - 8 * position))) & 255;
}
