import type { FieldPath } from '../../field-path';
import { until } from '../../versions';
import { hasHostBits, parseCidr, type Cidr } from './cidr';
import { ipText, parseIp } from './ip';

// From 1.36 on they are refused.
const lenient = until('1.35');

/** Warns of an IP address that the server reads, but not every program as it does. */
export function warnOfUnusualIp(value: string, at: FieldPath): void {
  const ip = parseIp(value);
  if (ip === undefined) return;
  const usual = ipText(ip);
  if (ip.leadingZeros || ip.mapped) {
    at.in(lenient).problem(
      'FieldValueInvalid',
      `non-standard IP address "${value}" will be considered invalid in a future Kubernetes release: use "${usual}"`,
    );
  } else if (ip.family === 'IPv6' && usual !== value) {
    at.problem(
      'FieldValueInvalid',
      `IPv6 address "${value}" should be in RFC 5952 canonical format ("${usual}")`,
    );
  }
}

/** Warns of a block of addresses that the server reads, but not every program as it does. */
export function warnOfUnusualCidr(value: string, at: FieldPath): void {
  const cidr = parseCidr(value);
  if (cidr === undefined) return;
  const usual = `${ipText(networkOf(cidr))}/${cidr.length}`;
  const ambiguous = hasHostBits(cidr);
  if (ambiguous) {
    const single = `${ipText(cidr.ip)}/${cidr.ip.bytes.length * 8}`;
    at.in(lenient).problem(
      'FieldValueInvalid',
      `CIDR value "${value}" is ambiguous in this context (should be "${usual}" or "${single}"?)`,
    );
  }
  if (cidr.leadingZeros || cidr.ip.mapped) {
    at.in(lenient).problem(
      'FieldValueInvalid',
      `non-standard CIDR value "${value}" will be considered invalid in a future Kubernetes release: use "${usual}"`,
    );
  } else if (!ambiguous && cidr.ip.family === 'IPv6' && usual !== value) {
    at.problem(
      'FieldValueInvalid',
      `IPv6 CIDR value "${value}" should be in RFC 5952 canonical format ("${usual}")`,
    );
  }
}

function networkOf({ ip, length }: Cidr): Cidr['ip'] {
  const bytes = ip.bytes.map((byte, position) => {
    const kept = Math.min(8, Math.max(0, length - 8 * position));
    return byte & ~(255 >> kept) & 255;
  });
  return { ...ip, bytes };
}
