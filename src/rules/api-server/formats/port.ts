import { isLongerThan } from './byte-length';
import { lengthMessage, rangeMessage, right } from './messages';

const wrongNumber: readonly string[] = [rangeMessage(1, 65535)];

/** What is wrong with a port number. */
export function portNumberErrors(port: number): readonly string[] {
  return port >= 1 && port <= 65535 ? right : wrongNumber;
}

const usualName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const letter = /[a-z]/;
const characters = /^[-a-z0-9]+$/;

/**
 * What is wrong with the name of a port, an IANA service name in lower case of at most 15 bytes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1
 */
export function portNameErrors(name: string): readonly string[] {
  if (name.length <= 15 && usualName.test(name) && letter.test(name)) return right;
  const errors: string[] = [];
  if (isLongerThan(name, 15)) errors.push(lengthMessage(15));
  if (!characters.test(name)) {
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!letter.test(name)) errors.push('must contain at least one letter (a-z)');
  if (name.includes('--')) errors.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) {
    errors.push('must not begin or end with a hyphen');
  }
  return errors;
}
