import type { PodDNSConfig } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { byteLength } from '../formats/byte-length';
import { dns1123SubdomainWithUnderscoreErrors } from '../formats/dns-name';
import { refuseUnlessIp } from '../formats/ip-address';
import type { PodScope, PodSpecNode } from './pod-scope';

const reference = 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/';
const policies: readonly string[] = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];

/** Where the DNS settings of a pod come from. */
export const checkDnsPolicy: Rule<PodSpecNode, PodScope> = {
  id: 'check-dns-policy',
  of: 'dnsPolicy',
  refuses: 'an unknown DNS policy',
  covers: ['POD-5', 'POD-6'],
  reference: `${reference}#pod-s-dns-policy`,
  check({ dnsPolicy }, at) {
    if (dnsPolicy && !policies.includes(dnsPolicy)) {
      at.child('dnsPolicy').notSupported(dnsPolicy, policies);
    }
  },
};

const mostServers = 3;
const mostSearches = 32;
const mostSearchBytes = 2048;

/** The DNS settings of a pod. */
export const checkDnsConfig: Rule<PodSpecNode, PodScope> = {
  id: 'check-dns-config',
  of: ['dnsPolicy', 'dnsConfig'],
  refuses:
    'the DNS policy None without a name server, more servers or search domains than fit, malformed ones, and options without a name',
  covers: ['POD-7', 'POD-8', 'POD-9', 'POD-10', 'POD-11', 'POD-12', 'POD-13', 'POD-14'],
  reference: `${reference}#pod-dns-config`,
  check({ dnsPolicy, dnsConfig }, at) {
    const needed = dnsPolicy === 'None';
    if (dnsConfig === undefined) {
      if (needed) {
        at.child('dnsConfig').required('must provide `dnsConfig` when `dnsPolicy` is None');
      }
      return;
    }
    const place = at.child('dnsConfig');
    const { nameservers = [], searches = [], options = [] } = dnsConfig;
    if (needed && nameservers.length === 0) {
      return place
        .child('nameservers')
        .required('must provide at least one DNS nameserver when `dnsPolicy` is None');
    }
    refuseMalformedServers(nameservers, place.child('nameservers'));
    refuseMalformedSearches(searches, place.child('searches'));
    refuseUnnamedOptions(options, place.child('options'));
  },
};

function refuseMalformedServers(servers: readonly string[], at: FieldPath): void {
  if (servers.length > mostServers) {
    at.invalid(servers, `must not have more than ${mostServers} nameservers`);
  }
  servers.forEach((server, position) => {
    refuseUnlessIp(server, at.index(position));
  });
}

function refuseMalformedSearches(searches: readonly string[], at: FieldPath): void {
  if (searches.length > mostSearches) {
    at.invalid(searches, `must not have more than ${mostSearches} search paths`);
  }
  let bytes = searches.length - 1;
  searches.forEach((search, position) => {
    bytes += byteLength(search);
    if (search === '.') return;
    const name = search.endsWith('.') ? search.slice(0, -1) : search;
    at.index(position).invalidEach(name, dns1123SubdomainWithUnderscoreErrors(name));
  });
  if (bytes > mostSearchBytes) {
    at.invalid(
      searches,
      `must not have more than ${mostSearchBytes} characters (including spaces) in the search list`,
    );
  }
}

function refuseUnnamedOptions(
  options: NonNullable<Decoded<PodDNSConfig>['options']>,
  at: FieldPath,
): void {
  options.forEach(({ name }, position) => {
    if (!name) at.index(position).required('must not be empty');
  });
}
