import type { Rule } from '../../rule';
import { since } from '../../versions';
import { warnOfUnusualCidr, warnOfUnusualIp } from '../formats/ip-warnings';
import type { ServiceNode, ServiceScope, ServiceSpecNode } from './service-scope';

const page = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const hints = 'service.kubernetes.io/topology-aware-hints';
const mode = 'service.kubernetes.io/topology-mode';

/** Two annotations for one thing. */
export const matchTopologyAnnotations: Rule<ServiceNode> = {
  id: 'match-topology-annotations',
  refuses: 'a topology-mode annotation that says another thing than topology-aware-hints',
  covers: ['SVC-2'],
  reference: 'https://kubernetes.io/docs/concepts/services-networking/topology-aware-routing/',
  check({ metadata }, at) {
    const annotations = metadata?.annotations;
    if (annotations === undefined || !Object.hasOwn(annotations, hints)) return;
    if (!Object.hasOwn(annotations, mode) || annotations[mode] === annotations[hints]) return;
    at.child('metadata')
      .child('annotations')
      .key(mode)
      .invalid(annotations[mode], `must match annotations[${hints}] when both are specified`);
  },
};

/** The older of the two. */
export const warnOfTopologyHints: Rule<ServiceNode> = {
  id: 'warn-of-topology-hints',
  refuses: 'the deprecated annotation topology-aware-hints',
  severity: 'warning',
  check({ metadata }, at) {
    const annotations = metadata?.annotations;
    if (annotations === undefined || !Object.hasOwn(annotations, hints)) return;
    at.child('metadata')
      .child('annotations')
      .key(hints)
      .problem(
        'FieldValueInvalid',
        `annotation ${hints} is deprecated, please use ${mode} instead`,
      );
  },
};

const warnOfUnusualAddresses: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'warn-of-unusual-service-addresses',
  of: ['clusterIP', 'clusterIPs', 'externalIPs', 'loadBalancerIP', 'loadBalancerSourceRanges'],
  refuses: 'an IP address or range that programs read in different ways',
  severity: 'warning',
  check(spec, at, { clusterIPs, headless, type }) {
    const { externalIPs, loadBalancerIP, loadBalancerSourceRanges: ranges } = spec;
    if (!headless && type !== 'ExternalName') {
      clusterIPs.forEach((ip, i) => warnOfUnusualIp(ip, at.child('clusterIPs').index(i)));
    }
    externalIPs?.forEach((ip, i) => warnOfUnusualIp(ip, at.child('externalIPs').index(i)));
    if (loadBalancerIP) warnOfUnusualIp(loadBalancerIP, at.child('loadBalancerIP'));
    ranges?.forEach((range, i) => {
      warnOfUnusualCidr(range, at.child('loadBalancerSourceRanges').index(i));
    });
  },
};

const warnsOfHeadless = since('1.34');
const deprecatesExternalIps = since('1.36');

const warnOfIgnoredServiceFields: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'warn-of-ignored-service-fields',
  of: ['externalIPs', 'externalName', 'loadBalancerIP', 'sessionAffinity'],
  refuses: 'a field of a Service that has no meaning beside its type',
  severity: 'warning',
  reference: `${page}#headless-services`,
  check(spec, at, { headless, type }) {
    const { externalIPs = [], externalName, loadBalancerIP, sessionAffinity } = spec;
    if (headless && type === 'ClusterIP') {
      const place = at.in(warnsOfHeadless);
      const why = 'is ignored for headless services';
      if (loadBalancerIP) place.child('loadBalancerIP').problem('FieldValueForbidden', why);
      if (externalIPs.length > 0) place.child('externalIPs').problem('FieldValueForbidden', why);
      if (sessionAffinity && sessionAffinity !== 'None') {
        place.child('SessionAffinity').problem('FieldValueForbidden', why);
      }
    }
    if (type === 'ExternalName') {
      if (externalIPs.length > 0) {
        at.child('externalIPs').problem(
          'FieldValueForbidden',
          'is ignored when spec.type is "ExternalName"',
        );
      }
    } else if (externalName) {
      at.child('externalName').problem(
        'FieldValueForbidden',
        'is ignored when spec.type is not "ExternalName"',
      );
    }
  },
};

const warnOfExternalIps: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'warn-of-external-ips',
  of: 'externalIPs',
  refuses: 'externalIPs, which 1.36 deprecates',
  severity: 'warning',
  reference: `${page}#external-ips`,
  check({ externalIPs }, at, { headless, type }) {
    if (externalIPs === undefined || externalIPs.length === 0) return;
    if ((headless && type === 'ClusterIP') || type === 'ExternalName') return;
    at.child('externalIPs')
      .in(deprecatesExternalIps)
      .problem(
        'FieldValueInvalid',
        'is deprecated and may no longer be implemented in some clusters',
      );
  },
};

/** What the server warns of in a Service's spec. */
export const serviceWarnings: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  warnOfUnusualAddresses,
  warnOfIgnoredServiceFields,
  warnOfExternalIps,
];
