import { patternMessage, right } from './messages';

const identifierPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
const shape: readonly string[] = [
  patternMessage(
    "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
    '[A-Za-z_][A-Za-z0-9_]*',
    'my_name',
    'MY_NAME',
    'MyName',
  ),
];

/** What is wrong with an identifier of the language C. */
export function cIdentifierErrors(value: string): readonly string[] {
  return identifierPattern.test(value) ? right : shape;
}
