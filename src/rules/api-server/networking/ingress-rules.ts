import type { HTTPIngressPath, IngressRule } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { dns1123SubdomainErrors, wildcardDns1123SubdomainErrors } from '../formats/dns-name';
import { parseIp } from '../formats/ip';
import { refuseMalformedBackend } from './ingress-backend';

const pathTypes: readonly string[] = ['Exact', 'ImplementationSpecific', 'Prefix'];
const forbiddenParts: readonly string[] = ['//', '/./', '/../', '%2f', '%2F'];
const forbiddenEnds: readonly string[] = ['/..', '/.'];

/** Refuses rules of an Ingress with a malformed host, path or backend. */
export function refuseMalformedRules(
  rules: readonly Decoded<IngressRule>[] | undefined,
  at: FieldPath,
): void {
  rules?.forEach(({ host, http }, position) => {
    const place = at.index(position);
    if (host) refuseMalformedHost(host, place.child('host'));
    if (http === undefined) return;
    const { paths = [] } = http;
    const pathsPlace = place.child('http').child('paths');
    if (paths.length === 0) pathsPlace.required();
    paths.forEach((path, i) => refuseMalformedPath(path, pathsPlace.index(i)));
  });
}

function refuseMalformedHost(host: string, at: FieldPath): void {
  if (parseIp(host) !== undefined) at.invalid(host, 'must be a DNS name, not an IP address');
  const errors = host.includes('*')
    ? wildcardDns1123SubdomainErrors(host)
    : dns1123SubdomainErrors(host);
  at.invalidEach(host, errors);
}

function refuseMalformedPath(given: Decoded<HTTPIngressPath>, at: FieldPath): void {
  const { path = '', pathType, backend = {} } = given;
  if (pathType === undefined) {
    return at.child('pathType').required('pathType must be specified');
  }
  const place = at.child('path');
  if (pathType === 'Exact' || pathType === 'Prefix') {
    if (!path.startsWith('/')) place.invalid(path, 'must be an absolute path');
    for (const part of forbiddenParts) {
      if (path.includes(part)) place.invalid(path, `must not contain '${part}'`);
    }
    for (const end of forbiddenEnds) {
      if (path.endsWith(end)) place.invalid(path, `cannot end with '${end}'`);
    }
  } else if (pathType === 'ImplementationSpecific') {
    if (path !== '' && !path.startsWith('/')) place.invalid(path, 'must be an absolute path');
  } else at.child('pathType').notSupported(pathType, pathTypes);
  refuseMalformedBackend(backend, at.child('backend'));
}
