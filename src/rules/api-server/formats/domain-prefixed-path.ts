import type { FieldPath } from '../../field-path';
import { dns1123SubdomainErrors } from './dns-name';
import { patternMessage } from './messages';

const pathPattern = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** Refuses what is not a domain, a slash and a path: `acme.io/foo`. */
export function refuseUnlessDomainPrefixedPath(value: string, at: FieldPath): void {
  if (value === '') return at.required();
  const slash = value.indexOf('/');
  const domain = slash < 0 ? value : value.slice(0, slash);
  const path = slash < 0 ? '' : value.slice(slash + 1);
  if (domain === '' || path === '') {
    return at.invalid(value, 'must be a domain-prefixed path (such as "acme.io/foo")');
  }
  for (const error of dns1123SubdomainErrors(domain)) at.invalid(domain, error);
  if (!pathPattern.test(path)) {
    at.invalid(path, patternMessage('Invalid path', "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"));
  }
}
