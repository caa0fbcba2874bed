import type { Rule } from '../../rule';
import { since, until } from '../../versions';
import { portNumberErrors } from '../formats/port';
import {
  isReachedFromOutside,
  needsHealthCheck,
  type ServiceScope,
  type ServiceSpecNode,
} from './service-scope';

const page = 'https://kubernetes.io/docs/reference/networking/virtual-ips/';
const policies: readonly string[] = ['Cluster', 'Local'];

const checkExternalTrafficPolicy: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-external-traffic-policy',
  of: 'externalTrafficPolicy',
  refuses:
    'an externalTrafficPolicy other than Cluster and Local, and one of a Service that is not reached from outside',
  covers: ['SVC-55', 'SVC-57'],
  reference: `${page}#external-traffic-policy`,
  check(spec, at, scope) {
    const policy = spec.externalTrafficPolicy;
    if (!policy) return;
    if (!isReachedFromOutside(scope, spec)) {
      at.child('externalTrafficPolicy').invalid(
        policy,
        'may only be set for externally-accessible services',
      );
    } else if (!policies.includes(policy)) {
      at.child('externalTrafficPolicy').notSupported(policy, policies);
    }
  },
};

const checkHealthCheckNodePort: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-health-check-node-port',
  of: 'healthCheckNodePort',
  refuses:
    'a healthCheckNodePort that is no port number, or of a Service that is not of the type LoadBalancer with externalTrafficPolicy Local',
  covers: ['SVC-58', 'SVC-60'],
  reference: `${page}#external-traffic-policy`,
  check(spec, at, scope) {
    const port = spec.healthCheckNodePort;
    if (!port) return;
    if (needsHealthCheck(scope, spec)) {
      at.child('healthCheckNodePort').invalidEach(port, portNumberErrors(port));
    } else {
      at.child('healthCheckNodePort').invalid(
        port,
        "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      );
    }
  },
};

const checkInternalTrafficPolicy: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-internal-traffic-policy',
  of: 'internalTrafficPolicy',
  refuses: 'an internalTrafficPolicy other than Cluster and Local',
  covers: ['SVC-63'],
  reference: `${page}#internal-traffic-policy`,
  check({ internalTrafficPolicy: policy }, at) {
    if (policy !== undefined && !policies.includes(policy)) {
      at.child('internalTrafficPolicy').notSupported(policy, policies);
    }
  },
};

const olderDistributions: readonly string[] = ['PreferClose'];
const distributions: readonly string[] = ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
const hasOne = until('1.33');
const hasThree = since('1.34');
const deprecatesClose = since('1.35');

const checkTrafficDistribution: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-traffic-distribution',
  of: 'trafficDistribution',
  refuses:
    'a trafficDistribution other than PreferClose and, from 1.34 on, PreferSameZone and PreferSameNode',
  covers: ['SVC-64'],
  reference: `${page}#traffic-distribution`,
  check({ trafficDistribution: wanted }, at) {
    if (wanted === undefined || wanted === 'PreferClose') return;
    const place = at.child('trafficDistribution');
    place.in(hasOne).notSupported(wanted, olderDistributions);
    if (!distributions.includes(wanted)) place.in(hasThree).notSupported(wanted, distributions);
  },
};

const warnOfPreferClose: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'warn-of-prefer-close',
  of: 'trafficDistribution',
  refuses: 'the trafficDistribution PreferClose, which 1.35 calls PreferSameZone',
  severity: 'warning',
  reference: `${page}#traffic-distribution`,
  check({ trafficDistribution }, at) {
    if (trafficDistribution !== 'PreferClose') return;
    at.child('trafficDistribution')
      .in(deprecatesClose)
      .problem('FieldValueInvalid', '"PreferClose" is deprecated; use "PreferSameZone"');
  },
};

/** The rules of which traffic goes to which pods. */
export const trafficRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  checkExternalTrafficPolicy,
  checkHealthCheckNodePort,
  checkInternalTrafficPolicy,
  checkTrafficDistribution,
  warnOfPreferClose,
];
