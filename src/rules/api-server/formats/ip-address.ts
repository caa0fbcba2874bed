import type { FieldPath } from '../../field-path';
import { since } from '../../versions';
import { parseIp, type IpAddress } from './ip';

/** The versions in which leading zeros and IPv4-mapped addresses are refused. */
export const strictIps: number = since('1.36');

/**
 * Refuses what is no IP address in a field that is older than strict reading; answers the address where it can be read.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/#StrictIPCIDRValidation
 */
export function refuseUnlessIp(value: string, at: FieldPath): IpAddress | undefined {
  const ip = parseIp(value);
  if (ip === undefined) {
    at.invalid(value, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
    return undefined;
  }
  if (ip.leadingZeros) at.in(strictIps).invalid(value, 'must not have leading 0s');
  else if (ip.mapped) {
    at.in(strictIps).invalid(value, 'must not be an IPv4-mapped IPv6 address');
  }
  return ip;
}
