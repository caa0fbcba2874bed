import { right } from './messages';

const printable = /^[ -<>-~]+$/;

/** What is wrong with the name of an environment variable: printable ASCII without `=`. */
export function envVarNameErrors(name: string): readonly string[] {
  if (printable.test(name)) return right;
  if (name === '') return ['environment variable name must be non-empty'];
  return [
    "a valid environment variable name must consist only of printable ASCII characters other than '='",
  ];
}
