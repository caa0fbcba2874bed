import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { dns1123LabelErrors, dns1123SubdomainErrors } from '../formats/dns-name';
import { isLongerThan } from '../formats/byte-length';
import { refuseUnlessIp } from '../formats/ip-address';
import type { PodScope, PodSpecNode } from './pod-scope';

function refuseUnlessSubdomain(name: string, at: FieldPath, field: string): void {
  const errors = dns1123SubdomainErrors(name);
  if (errors.length > 0) at.child(field).invalidEach(name, errors);
}

/** The objects that a pod names: its account, node, priority and runtime. */
export const checkPodReferences: Rule<PodSpecNode, PodScope> = {
  id: 'check-pod-references',
  of: ['serviceAccountName', 'serviceAccount', 'nodeName', 'priorityClassName', 'runtimeClassName'],
  refuses: 'a service account, node, priority class or runtime class whose name cannot be one',
  covers: ['POD-17', 'POD-18', 'POD-28', 'POD-29', 'POD-37'],
  reference: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check(spec, at) {
    const { nodeName, priorityClassName, runtimeClassName } = spec;
    const account = spec.serviceAccountName || spec.serviceAccount;
    if (account) refuseUnlessSubdomain(account, at, 'serviceAccountName');
    if (nodeName) refuseUnlessSubdomain(nodeName, at, 'nodeName');
    if (priorityClassName) refuseUnlessSubdomain(priorityClassName, at, 'priorityClassName');
    if (runtimeClassName !== undefined) {
      refuseUnlessSubdomain(runtimeClassName, at, 'runtimeClassName');
    }
  },
};

const dnsPage = 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/';

/** The name of a pod in its network. */
export const checkHostname: Rule<PodSpecNode, PodScope> = {
  id: 'check-hostname',
  of: ['hostname', 'subdomain'],
  refuses: 'a hostname or subdomain that is no DNS label',
  covers: ['POD-20', 'POD-21'],
  reference: `${dnsPage}#pod-s-hostname-and-subdomain-fields`,
  check({ hostname, subdomain }, at) {
    if (hostname) at.child('hostname').invalidEach(hostname, dns1123LabelErrors(hostname));
    if (subdomain) at.child('subdomain').invalidEach(subdomain, dns1123LabelErrors(subdomain));
  },
};

const mostHostnameBytes = 64;

/** The hostname that a pod's processes see. */
export const checkHostnameOverride: Rule<PodSpecNode, PodScope> = {
  id: 'check-hostname-override',
  of: 'hostnameOverride',
  refuses:
    'a hostname override that is no DNS subdomain of at most 64 bytes, or that stands beside what sets the hostname too',
  covers: ['POD-22', 'POD-23', 'POD-24', 'POD-25'],
  reference: `${dnsPage}#hostname-override`,
  check({ hostnameOverride: name, setHostnameAsFQDN }, at, { hostNetwork }) {
    if (name === undefined) return;
    const place = at.child('hostnameOverride');
    if (setHostnameAsFQDN) {
      place.forbidden('may not be specified when setHostnameAsFQDN is true');
    }
    if (hostNetwork) place.forbidden('may not be specified when hostNetwork is true');
    if (isLongerThan(name, mostHostnameBytes)) place.tooLong(mostHostnameBytes);
    place.invalidEach(name, dns1123SubdomainErrors(name));
  },
};

/** What a pod knows other hosts by. */
export const checkHostAliases: Rule<PodSpecNode, PodScope> = {
  id: 'check-host-aliases',
  of: 'hostAliases',
  refuses: 'an alias whose address is no IP address, or whose name is no DNS subdomain',
  covers: ['POD-26', 'POD-27'],
  reference: 'https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/',
  check({ hostAliases }, at) {
    hostAliases?.forEach(({ ip = '', hostnames }, position) => {
      const place = at.child('hostAliases').index(position);
      refuseUnlessIp(ip, place.child('ip'));
      hostnames?.forEach((name, i) => {
        const errors = dns1123SubdomainErrors(name);
        if (errors.length > 0) place.child('hostnames').index(i).invalidEach(name, errors);
      });
    });
  },
};
