import { warnOfUnusualIp } from '../formats/ip-warnings';
import { dns1123LabelErrors } from '../formats/dns-name';
import { generatedName } from '../metadata/object-name';
import { warn, type PodWarning } from './warn';

/** A pod has no less than a second to end. */
export const warnOfNegativeGracePeriod: PodWarning = {
  id: 'warn-of-negative-grace-period',
  of: 'terminationGracePeriodSeconds',
  refuses: 'a negative time to end, which is taken for one second',
  severity: 'warning',
  covers: ['POD-1'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  check({ gracePeriod }, at) {
    if (gracePeriod >= 0) return;
    warn(
      at.child('spec').child('terminationGracePeriodSeconds'),
      'must be >= 0; negative values are invalid and will be treated as 1',
    );
  },
};

/** Of two aliases of one address, some clients lose one. */
export const warnOfRepeatedHostAliases: PodWarning = {
  id: 'warn-of-repeated-host-aliases',
  of: 'hostAliases',
  refuses: 'two host aliases with one address',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/',
  check({ spec: { hostAliases } }, at) {
    if (hostAliases === undefined || hostAliases.length < 2) return;
    const seen = new Set<string>();
    hostAliases.forEach(({ ip = '' }, position) => {
      if (seen.has(ip)) {
        const place = at.child('spec').child('hostAliases').index(position);
        warn(place.child('ip'), `duplicate ip ${JSON.stringify(ip)}`);
      }
      seen.add(ip);
    });
  },
};

/** A Secret to fetch images with is named, and once. */
export const warnOfPullSecrets: PodWarning = {
  id: 'warn-of-pull-secrets',
  of: 'imagePullSecrets',
  refuses: 'an image pull Secret without a name, and one that is named twice',
  severity: 'warning',
  reference:
    'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
  check({ spec: { imagePullSecrets } }, at) {
    if (imagePullSecrets === undefined) return;
    const seen = new Set<string>();
    imagePullSecrets.forEach(({ name = '' }, position) => {
      const place = at.child('spec').child('imagePullSecrets').index(position).child('name');
      if (seen.has(name)) warn(place, `duplicate name ${JSON.stringify(name)}`);
      if (name === '') warn(place, 'invalid empty name ""');
      seen.add(name);
    });
  },
};

/** Addresses that not every program reads alike. */
export const warnOfUnusualPodIps: PodWarning = {
  id: 'warn-of-unusual-pod-ips',
  of: ['dnsConfig', 'hostAliases'],
  refuses: 'an address with leading zeros, of IPv4 in IPv6, or not in its usual form, in a pod',
  severity: 'warning',
  reference:
    'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/#StrictIPCIDRValidation',
  check({ spec: { dnsConfig, hostAliases } }, at) {
    dnsConfig?.nameservers?.forEach((server, position) => {
      const place = at.child('spec').child('dnsConfig').child('nameservers').index(position);
      warnOfUnusualIp(server, place);
    });
    hostAliases?.forEach(({ ip = '' }, position) => {
      warnOfUnusualIp(ip, at.child('spec').child('hostAliases').index(position).child('ip'));
    });
  },
};

/** A Pod's name is the hostname that its processes see. */
export const warnOfPodNames: PodWarning = {
  id: 'warn-of-pod-names',
  refuses: 'a name of a Pod that is no DNS label, so that it is cut for a hostname',
  severity: 'warning',
  reference: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-names',
  check({ isPod, metadata }, at) {
    if (!isPod) return;
    const name =
      metadata.name || (metadata.generateName ? generatedName(metadata.generateName) : '');
    const errors = dns1123LabelErrors(name);
    if (name === '' || errors.length === 0) return;
    warn(
      at.child('metadata').child('name'),
      `this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${errors.join(' ')}]`,
    );
  },
};
