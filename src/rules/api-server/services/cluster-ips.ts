import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import type { VersionSet } from '../../versions';
import { parseIp } from '../formats/ip';
import { refuseUnlessIp, strictIps } from '../formats/ip-address';
import { specialRangeOf } from '../formats/ip-ranges';
import type { ServiceScope, ServiceSpecNode } from './service-scope';

const page = 'https://kubernetes.io/docs/concepts/services-networking/';
const families: readonly string[] = ['IPv4', 'IPv6'];
const policies: readonly string[] = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** `clusterIP` and `clusterIPs` say the same. */
export const matchClusterIps: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'match-cluster-ips',
  of: ['clusterIP', 'clusterIPs'],
  refuses: 'clusterIPs that do not begin with clusterIP',
  covers: ['SVC-31', 'SVC-32'],
  reference: `${page}dual-stack/#services`,
  check({ clusterIP }, at, { clusterIPs, type }) {
    if (type === 'ExternalName' || clusterIPs.length === 0) return;
    if (!clusterIP) {
      at.child('clusterIPs').invalid(clusterIPs, 'must be empty when `clusterIP` is not specified');
    } else if (clusterIPs[0] !== clusterIP) {
      at.child('clusterIPs').invalid(clusterIPs, 'first value must match `clusterIP`');
    }
  },
};

/** IPv4, IPv6, or both. */
export const checkIpFamilies: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-ip-families',
  of: ['ipFamilies', 'ipFamilyPolicy'],
  refuses: 'an unknown ipFamily or ipFamilyPolicy, and the same family twice',
  covers: ['SVC-33', 'SVC-34', 'SVC-35'],
  reference: `${page}dual-stack/#services`,
  check({ ipFamilies, ipFamilyPolicy: policy }, at, { type }) {
    if (type === 'ExternalName') return;
    const seen = new Set<string>();
    ipFamilies?.forEach((family, position) => {
      const place = at.child('ipFamilies').index(position);
      if (!families.includes(family)) place.notSupported(family, families);
      if (seen.has(family)) place.duplicate(family);
      seen.add(family);
    });
    if (policy !== undefined && !policies.includes(policy)) {
      at.child('ipFamilyPolicy').notSupported(policy, policies);
    }
  },
};

/** The addresses of the Service inside of the cluster. */
export const checkClusterIps: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-cluster-ips',
  of: ['clusterIP', 'clusterIPs'],
  refuses:
    'a cluster IP that is no IP address, more than one of a family, one of another family than ipFamilies says, and None beside others',
  covers: ['SVC-36', 'SVC-37', 'SVC-38', 'SVC-39', 'SVC-40', 'SVC-41'],
  reference: `${page}cluster-ip-allocation/`,
  check({ ipFamilies = [] }, at, { clusterIPs, headless, type }) {
    if (type === 'ExternalName' || clusterIPs.length === 0 || headless) return;
    const place = at.child('clusterIPs');
    if (clusterIPs.length > 2) place.invalid(clusterIPs, 'may only hold up to 2 values');
    const valid = place.in(~refuseUnlessIps(clusterIPs, place));
    const found = clusterIPs.map((ip) => parseIp(ip)?.family);
    if (clusterIPs.length > 1 && !families.every((family) => found.includes(family as 'IPv4'))) {
      valid.invalid(clusterIPs, 'may specify no more than one IP for each IP family');
    }
    clusterIPs.forEach((ip, position) => {
      const wanted = ipFamilies[position];
      if (wanted === undefined || wanted === found[position] || !families.includes(wanted)) return;
      valid
        .index(position)
        .invalid(ip, `expected an ${wanted} value as indicated by \`ipFamilies[${position}]\``);
    });
  },
};

/** Refuses what is no address; answers the versions that refuse something. */
function refuseUnlessIps(clusterIPs: readonly string[], at: FieldPath): VersionSet {
  let refused: VersionSet = 0;
  clusterIPs.forEach((text, position) => {
    if (position === 0 && text === 'None') {
      refused = at.versions;
      at.invalid(clusterIPs, "'None' must be the first and only value");
      return;
    }
    const ip = refuseUnlessIp(text, at.index(position));
    if (ip === undefined) refused = at.versions;
    else if (ip.leadingZeros || ip.mapped) refused |= strictIps;
  });
  return refused;
}

/** One family or two. */
export const matchIpFamilyPolicy: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'match-ip-family-policy',
  refuses: 'two IP families or two cluster IPs with the ipFamilyPolicy SingleStack, the default',
  reference: `${page}dual-stack/#services`,
  remedy: 'set ipFamilyPolicy to PreferDualStack or RequireDualStack',
  check(spec, at, { clusterIPs, type }) {
    if (type === 'ExternalName') return;
    const { ipFamilies } = spec;
    if (clusterIPs.length !== 2 && ipFamilies?.length !== 2) return;
    const policy = spec.ipFamilyPolicy ?? policyOf(spec);
    if (policy !== 'SingleStack') return;
    const place = at.child('ipFamilyPolicy');
    const why = "must be 'RequireDualStack' or 'PreferDualStack' when multiple";
    if (clusterIPs.length === 2) place.invalid(policy, `${why} cluster IPs are specified`);
    if (ipFamilies?.length === 2) place.invalid(policy, `${why} IP families are specified`);
  },
};

function policyOf({ clusterIP, selector }: ServiceSpecNode): string {
  if (clusterIP !== 'None') return 'SingleStack';
  for (const _ in selector) return 'SingleStack';
  return 'RequireDualStack';
}

/** The network of Services is the cluster's, but no cluster has it in these ranges. */
export const refuseImpossibleClusterIps: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'refuse-impossible-cluster-ips',
  of: ['clusterIP', 'clusterIPs'],
  refuses: 'a cluster IP that is unspecified, loopback or link-local',
  reference: `${page}cluster-ip-allocation/`,
  check(_, at, { clusterIPs, headless, type }) {
    if (type === 'ExternalName' || headless) return;
    for (const text of clusterIPs) {
      const ip = parseIp(text);
      if (ip === undefined || specialRangeOf(ip) === undefined) continue;
      at.child('clusterIPs').invalid(
        clusterIPs,
        `failed to allocate IP ${text}: the provided IP is not in the range of any cluster`,
      );
      return;
    }
  },
};

/** Whether the others are, the manifest does not show. */
export const warnOfChosenClusterIps: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'warn-of-chosen-cluster-ips',
  of: ['clusterIP', 'clusterIPs'],
  refuses:
    'a cluster IP that the manifest chooses, which a server refuses outside of its own range',
  severity: 'warning',
  reference: `${page}cluster-ip-allocation/`,
  remedy: 'leave clusterIP out, so that the server chooses',
  check(_, at, { clusterIPs, headless, type }) {
    if (type === 'ExternalName' || headless || clusterIPs.length === 0) return;
    at.child('clusterIPs').problem(
      'FieldValueInvalid',
      'must lie in the service range of the cluster, and be free: the manifest does not show it',
    );
  },
};
