import type { FieldPath } from '../../field-path';
import { since, until } from '../../versions';
import {
  dns1035LabelErrors,
  dns1123LabelErrors,
  dns1123SubdomainErrors,
} from '../formats/dns-name';
import { pathSegmentErrors } from '../formats/path-segment';

/** What a kind asks of the names of its objects; `prefix` is true for a `generateName`. */
export type NameFormat = (name: string, prefix: boolean, at: FieldPath) => void;

/** A DNS subdomain: most kinds. */
export const subdomainName: NameFormat = (name, prefix, at) => {
  at.invalidEach(name, dns1123SubdomainErrors(prefix ? withoutLastHyphen(name) : name));
};

/** A DNS label: Namespace, StatefulSet. */
export const labelName: NameFormat = (name, prefix, at) => {
  at.invalidEach(name, dns1123LabelErrors(prefix ? withoutLastHyphen(name) : name));
};

/** A segment of a URL's path: the kinds of access control, which ask it of a `generateName` as well. */
export const pathSegmentName: NameFormat = (name, _, at) => {
  at.invalidEach(name, pathSegmentErrors(name));
};

/** What every kind asks at least: that the name can be a segment of a URL's path. */
export const anyName: NameFormat = (name, prefix, at) => {
  at.invalidEach(name, prefix ? pathSegmentErrors(`${name}a`) : pathSegmentErrors(name));
};

const relaxed = since('1.36');
const strict = until('1.35');

/** A Service's name: a DNS label that begins with a letter, and from 1.36 on any DNS label. */
export const serviceName: NameFormat = (name, prefix, at) => {
  const label = prefix ? withoutLastHyphen(name) : name;
  const errors = dns1035LabelErrors(label);
  // What is right as the one is right as the other.
  if (errors.length === 0) return;
  at.in(strict).invalidEach(name, errors);
  at.in(relaxed).invalidEach(name, dns1123LabelErrors(label));
};

// The server puts an a in place of the hyphen and the byte before it, whatever that is; half a character fails.
function withoutLastHyphen(name: string): string {
  const masked = name.length > 1 && name.endsWith('-') && name.charCodeAt(name.length - 2) < 128;
  return masked ? `${name.slice(0, -2)}a` : name;
}

/** The name that a server would give an object: the prefix, cut to 58 characters, and five of its own. */
export function generatedName(prefix: string): string {
  return `${prefix.slice(0, 58)}xxxxx`;
}
