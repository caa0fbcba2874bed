/** An IP address, read: its bytes (4 or 16), and what a strict reader minds. */
export interface IpAddress {
  readonly family: 'IPv4' | 'IPv6';
  readonly bytes: readonly number[];
  /** An IPv4 part with a leading zero, which some programs read as octal, or an IPv6 group of more than four digits. */
  readonly leadingZeros: boolean;
  /** An IPv4 address written as an IPv6 one: `::ffff:10.0.0.1`. */
  readonly mapped: boolean;
}

const group = /^0*[0-9a-fA-F]{1,4}$/;
const octet = /^[0-9]+$/;

/** Reads an IP address as the API server's older fields do, which pass over leading zeros; undefined where it is none. */
export function parseIp(text: string): IpAddress | undefined {
  if (text.length > 64) return undefined;
  if (text.includes(':')) return parseIpv6(text);
  const octets = parseIpv4(text);
  if (octets === undefined) return undefined;
  return { family: 'IPv4', bytes: octets, leadingZeros: hasLeadingZeros(text), mapped: false };
}

function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (octet.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function hasLeadingZeros(text: string): boolean {
  return text.split('.').some((part) => part.length > 1 && part.startsWith('0'));
}

function parseIpv6(text: string): IpAddress | undefined {
  const lastColon = text.lastIndexOf(':');
  const tail = text.slice(lastColon + 1);
  const embedded = tail.includes('.') ? parseIpv4(tail) : undefined;
  if (tail.includes('.') && embedded === undefined) return undefined;
  const head = embedded === undefined ? text : `${text.slice(0, lastColon + 1)}0:0`;
  const groups = expandedGroups(head);
  if (groups === undefined) return undefined;
  const bytes = groups.flatMap((value) => [value >> 8, value & 255]);
  if (embedded !== undefined) bytes.splice(12, 4, ...embedded);
  const mapped =
    bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return {
    family: mapped ? 'IPv4' : 'IPv6',
    bytes: mapped ? bytes.slice(12) : bytes,
    leadingZeros: (embedded !== undefined && hasLeadingZeros(tail)) || /[0-9a-fA-F]{5}/.test(head),
    mapped,
  };
}

function expandedGroups(text: string): readonly number[] | undefined {
  const sides = text.split('::');
  if (sides.length > 2) return undefined;
  const [left = [], right = []] = sides.map((side) => (side === '' ? [] : side.split(':')));
  const missing = 8 - left.length - right.length;
  if (sides.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return all.every((part) => group.test(part)) ? all.map((part) => parseInt(part, 16)) : undefined;
}

/** An IP address as Go and RFC 5952 write it. */
export function ipText({ family, bytes }: IpAddress): string {
  if (family === 'IPv4') return bytes.join('.');
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0),
  );
  const [start, length] = longestZeros(groups);
  const hex = groups.map((value) => value.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function longestZeros(groups: readonly number[]): readonly [start: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  let start = 0;
  for (let i = 0; i <= groups.length; i += 1) {
    if (groups[i] === 0) continue;
    if (i - start > best[1]) best = [start, i - start];
    start = i + 1;
  }
  return best;
}
