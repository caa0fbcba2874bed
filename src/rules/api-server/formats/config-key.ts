import { isLongerThan } from './byte-length';
import { lengthMessage, patternMessage, right } from './messages';

const keyPattern = /^[-._a-zA-Z0-9]+$/;
const shapeMessage = patternMessage(
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  '[-._a-zA-Z0-9]+',
  'key.name',
  'KEY_NAME',
  'key-name',
);

/** What is wrong with a key of a ConfigMap or a Secret, which becomes a file name. */
export function configKeyErrors(key: string): readonly string[] {
  const matches = keyPattern.test(key);
  const long = isLongerThan(key, 253);
  if (matches && !long && !key.startsWith('.')) return right;
  const errors: string[] = [];
  if (long) errors.push(lengthMessage(253));
  if (!matches) errors.push(shapeMessage);
  if (key === '.') errors.push("must not be '.'");
  else if (key === '..') errors.push("must not be '..'");
  else if (key.startsWith('..')) errors.push("must not start with '..'");
  return errors;
}
