import type { Rule } from '../../rule';
import { refuseUnlessCidr } from '../formats/cidr';
import { refuseUnlessIp, strictIps } from '../formats/ip-address';
import { specialRangeOf, type SpecialRange } from '../formats/ip-ranges';
import { qualifiedNameErrors } from '../formats/qualified-name';
import { trimmed } from '../formats/white-space';
import {
  serviceScope,
  type ServiceNode,
  type ServiceScope,
  type ServiceSpecNode,
} from './service-scope';

const page = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const onlyLoadBalancers = "may only be used when `type` is 'LoadBalancer'";

const checkLoadBalancerFields: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-load-balancer-fields',
  of: ['allocateLoadBalancerNodePorts', 'loadBalancerClass'],
  refuses:
    'loadBalancerClass or allocateLoadBalancerNodePorts in a Service of another type, and a class that is no qualified name',
  covers: ['SVC-50', 'SVC-52', 'SVC-53'],
  reference: `${page}#loadbalancer`,
  check({ allocateLoadBalancerNodePorts: allocate, loadBalancerClass: name }, at, { type }) {
    const balances = type === 'LoadBalancer';
    if (allocate !== undefined && !balances) {
      at.child('allocateLoadBalancerNodePorts').forbidden(onlyLoadBalancers);
    }
    if (name === undefined) return;
    const place = at.child('loadBalancerClass');
    if (balances) place.invalidEach(name, qualifiedNameErrors(name));
    else place.forbidden(onlyLoadBalancers);
  },
};

const checkSourceRanges: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-load-balancer-source-ranges',
  of: 'loadBalancerSourceRanges',
  refuses: 'loadBalancerSourceRanges in a Service of another type, and a range that is no CIDR',
  covers: ['SVC-46', 'SVC-47'],
  reference: `${page}#loadbalancer`,
  check({ loadBalancerSourceRanges: ranges }, at, { type }) {
    if (ranges === undefined || ranges.length === 0) return;
    // The server writes this field with a capital letter.
    const place = at.child('LoadBalancerSourceRanges');
    if (type !== 'LoadBalancer') place.forbidden(onlyLoadBalancers);
    ranges.forEach((range, position) => {
      refuseUnlessCidr(trimmed(range), place.index(position));
    });
  },
};

const rangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** The ranges as they were written before there was a field for them. */
export const checkSourceRangesAnnotation: Rule<ServiceNode> = {
  id: 'check-source-ranges-annotation',
  refuses: 'source ranges by annotation in a Service of another type, and a range that is no CIDR',
  covers: ['SVC-48', 'SVC-49'],
  reference: `${page}#loadbalancer`,
  check({ metadata, spec = {} }, at) {
    const annotations = metadata?.annotations;
    if (annotations === undefined || !Object.hasOwn(annotations, rangesAnnotation)) return;
    if ((spec.loadBalancerSourceRanges ?? []).length > 0) return;
    const place = at.child('metadata').child('annotations').key(rangesAnnotation);
    if (serviceScope(spec).type !== 'LoadBalancer') place.forbidden(onlyLoadBalancers);
    const text = trimmed(annotations[rangesAnnotation] ?? '');
    if (text === '') return;
    for (const range of text.split(',')) refuseUnlessCidr(trimmed(range), place);
  },
};

const checkExternalIps: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-external-ips',
  of: 'externalIPs',
  refuses: 'an external IP that is no IP address, or one that no other machine can reach',
  covers: ['SVC-42', 'SVC-43'],
  reference: `${page}#external-ips`,
  check({ externalIPs }, at) {
    externalIPs?.forEach((text, position) => {
      const place = at.child('externalIPs').index(position);
      const ip = refuseUnlessIp(text, place);
      if (ip === undefined) return;
      const range = specialRangeOf(ip);
      if (range === undefined) return;
      const lenient = ip.leadingZeros || ip.mapped ? place.in(~strictIps) : place;
      lenient.invalid(text, range === 'unspecified' ? `${whyNot[range]} (${text})` : whyNot[range]);
    });
  },
};

const whyNot: Readonly<Record<SpecialRange, string>> = {
  unspecified: 'may not be unspecified',
  loopback: 'may not be in the loopback range (127.0.0.0/8, ::1/128)',
  'link-local': 'may not be in the link-local range (169.254.0.0/16, fe80::/10)',
  'link-local multicast': 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
};

/** The rules of how traffic comes from outside. */
export const loadBalancerRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  checkLoadBalancerFields,
  checkSourceRanges,
  checkExternalIps,
];
