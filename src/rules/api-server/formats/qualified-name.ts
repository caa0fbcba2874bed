import { isLongerThan } from './byte-length';
import { dns1123SubdomainErrors } from './dns-name';
import { lengthMessage, patternMessage, right } from './messages';

const pattern = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const namePattern = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const shape =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const shapeMessage = patternMessage(shape, pattern, 'MyName', 'my.name', '123-abc');

/**
 * What is wrong with a qualified name, the form of a label key: `[prefix/]name`.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function qualifiedNameErrors(value: string): readonly string[] {
  if (knownRight.has(value)) return right;
  const errors = errorsOf(value);
  if (errors.length === 0 && knownRight.size < mostKnown) knownRight.add(value);
  return errors;
}

// Labels and annotations have the same few keys in all objects; a right one is no longer than 317 bytes.
const knownRight = new Set<string>();
const mostKnown = 1024;

function errorsOf(value: string): readonly string[] {
  const slash = value.indexOf('/');
  if (slash < 0) return nameErrors(value);
  if (value.includes('/', slash + 1)) {
    return [
      `a valid label key ${shapeMessage} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const prefix = prefixErrors(value.slice(0, slash));
  const name = nameErrors(value.slice(slash + 1));
  return prefix.length === 0 ? name : [...prefix, ...name];
}

function prefixErrors(prefix: string): readonly string[] {
  if (prefix === '') return ['prefix part must be non-empty'];
  const errors = dns1123SubdomainErrors(prefix);
  return errors.length === 0 ? errors : errors.map((error) => `prefix part ${error}`);
}

function nameErrors(name: string): readonly string[] {
  const matches = namePattern.test(name);
  const long = isLongerThan(name, 63);
  if (matches && !long) return right;
  const errors: string[] = [];
  if (name === '') errors.push('name part must be non-empty');
  if (long) errors.push(`name part ${lengthMessage(63, 'bytes')}`);
  if (!matches) errors.push(`name part ${shapeMessage}`);
  return errors;
}
