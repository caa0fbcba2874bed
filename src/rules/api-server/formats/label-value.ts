import { isLongerThan } from './byte-length';
import { lengthMessage, patternMessage, right } from './messages';

const valuePattern = /^(?:(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const shapeMessage = patternMessage(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?',
  'MyValue',
  'my_value',
  '12345',
);

/**
 * What is wrong with the value of a label.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function labelValueErrors(value: string): readonly string[] {
  const long = isLongerThan(value, 63);
  if (valuePattern.test(value)) return long ? [lengthMessage(63, 'bytes')] : right;
  return long ? [lengthMessage(63, 'bytes'), shapeMessage] : [shapeMessage];
}
