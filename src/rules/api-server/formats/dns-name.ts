import { isLongerThan } from './byte-length';
import { lengthMessage, patternMessage, right } from './messages';

const label1123 = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain1123 = `${label1123}(\\.${label1123})*`;
const underscored = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const underscoredSubdomain = `${underscored}(\\.${underscored})*`;
const wildcard = `\\*\\.${subdomain1123}`;
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

const label1123Pattern = new RegExp(`^${label1123}$`);
const subdomain1123Pattern = new RegExp(`^${subdomain1123}$`);
const subdomainCaselessPattern = new RegExp(`^${subdomain1123}$`, 'i');
const underscoredPattern = new RegExp(`^${underscoredSubdomain}$`);
const wildcardPattern = new RegExp(`^${wildcard}$`);
const label1035Pattern = new RegExp(`^${label1035}$`);

const label1123Message = patternMessage(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  label1123,
  'my-name',
  '123-abc',
);
const subdomain1123Message = patternMessage(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomain1123,
  'example.com',
);
const subdomainCaselessMessage = patternMessage(
  "an RFC 1123 subdomain must consist of alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomain1123,
  'Example.com',
);
const underscoredMessage = patternMessage(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
  underscoredSubdomain,
  'example.com',
);
const wildcardMessage = patternMessage(
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  wildcard,
  '*.example.com',
);
const label1035Message = patternMessage(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  label1035,
  'my-name',
  'abc-123',
);

/** What is wrong with a DNS label of RFC 1123: at most 63 bytes, no dots, may begin with a digit. */
export function dns1123LabelErrors(value: string): readonly string[] {
  const long = isLongerThan(value, 63);
  if (label1123Pattern.test(value)) return long ? [lengthMessage(63)] : right;
  const shape = subdomain1123Pattern.test(value) ? 'must not contain dots' : label1123Message;
  return long ? [lengthMessage(63), shape] : [shape];
}

/** What is wrong with a DNS subdomain of RFC 1123: labels with dots between, at most 253 bytes. */
export function dns1123SubdomainErrors(value: string): readonly string[] {
  return dnsErrors(value, subdomain1123Pattern, subdomain1123Message, 253);
}

/** As a DNS subdomain, but upper case is taken too. */
export function dns1123SubdomainCaselessErrors(value: string): readonly string[] {
  return dnsErrors(value, subdomainCaselessPattern, subdomainCaselessMessage, 253);
}

/** As a DNS subdomain, but a label may begin with an underscore and hold some. */
export function dns1123SubdomainWithUnderscoreErrors(value: string): readonly string[] {
  return dnsErrors(value, underscoredPattern, underscoredMessage, 253);
}

/** What is wrong with a DNS subdomain whose first label is `*`. */
export function wildcardDns1123SubdomainErrors(value: string): readonly string[] {
  return dnsErrors(value, wildcardPattern, wildcardMessage, 253);
}

/** What is wrong with a DNS label of RFC 1035: at most 63 bytes, begins with a letter. */
export function dns1035LabelErrors(value: string): readonly string[] {
  return dnsErrors(value, label1035Pattern, label1035Message, 63);
}

function dnsErrors(
  value: string,
  pattern: RegExp,
  message: string,
  most: number,
): readonly string[] {
  const long = isLongerThan(value, most);
  if (pattern.test(value)) return long ? [lengthMessage(most)] : right;
  return long ? [lengthMessage(most), message] : [message];
}
