import { patternMessage, right } from './messages';

const namePattern = /^[-A-Za-z0-9]+$/;
const shape: readonly string[] = [
  patternMessage(
    "a valid HTTP header must consist of alphanumeric characters or '-'",
    '[-A-Za-z0-9]+',
    'X-Header-Name',
  ),
];

/** What is wrong with the name of an HTTP header. */
export function httpHeaderNameErrors(value: string): readonly string[] {
  return namePattern.test(value) ? right : shape;
}
