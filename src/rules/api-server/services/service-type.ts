import type { Rule } from '../../rule';
import { dns1123SubdomainErrors } from '../formats/dns-name';
import { refuseMalformedLabels } from '../metadata/labels';
import { opensNodePorts, type ServiceScope, type ServiceSpecNode } from './service-scope';

const page = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const types: readonly string[] = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

const checkServiceType: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-service-type',
  of: 'type',
  refuses: 'a type other than ClusterIP, NodePort, LoadBalancer and ExternalName',
  covers: ['SVC-45'],
  reference: `${page}#publishing-services-service-types`,
  check(_, at, { type }) {
    if (!types.includes(type)) at.child('type').notSupported(type, types);
  },
};

const refuseHeadlessNodePorts: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'refuse-headless-with-node-ports',
  of: ['clusterIP', 'clusterIPs'],
  refuses: 'clusterIP: None in a Service of the type NodePort or LoadBalancer',
  covers: ['SVC-4', 'SVC-5'],
  reference: `${page}#headless-services`,
  check(_, at, scope) {
    if (!scope.headless || !opensNodePorts(scope)) return;
    at.child('clusterIPs')
      .index(0)
      .invalid('None', `may not be set to 'None' for ${scope.type} services`);
  },
};

const checkExternalName: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-external-name',
  of: 'type',
  refuses:
    'a Service of the type ExternalName without the name, with one that is no DNS name, or with addresses in the cluster',
  covers: ['SVC-6', 'SVC-7', 'SVC-8', 'SVC-9', 'SVC-10'],
  reference: `${page}#externalname`,
  check(spec, at, { type, clusterIPs }) {
    if (type !== 'ExternalName') return;
    const why = 'may not be set for ExternalName services';
    if (clusterIPs.length > 0) at.child('clusterIPs').forbidden(why);
    if ((spec.ipFamilies ?? []).length > 0) at.child('ipFamilies').forbidden(why);
    if (spec.ipFamilyPolicy !== undefined) at.child('ipFamilyPolicy').forbidden(why);
    const name = (spec.externalName ?? '').replace(/\.$/, '');
    if (name === '') at.child('externalName').required();
    else at.child('externalName').invalidEach(name, dns1123SubdomainErrors(name));
  },
};

const checkServiceSelector: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-service-selector',
  of: 'selector',
  refuses: 'a selector of a Service whose key or value is no label',
  covers: ['SVC-24'],
  reference: `${page}#defining-a-service`,
  check({ selector }, at) {
    if (selector !== undefined) refuseMalformedLabels(selector, at, 'selector');
  },
};

const affinities: readonly string[] = ['ClientIP', 'None'];
const mostAffinitySeconds = 86_400;

const checkSessionAffinity: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'check-session-affinity',
  of: 'sessionAffinity',
  refuses:
    'a sessionAffinity other than None and ClientIP, and one of no time or of more than a day',
  covers: ['SVC-26', 'SVC-28'],
  reference: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
  check({ sessionAffinity: affinity, sessionAffinityConfig: config }, at) {
    if (!affinity || affinity === 'None') return;
    if (!affinities.includes(affinity)) {
      at.child('sessionAffinity').notSupported(affinity, affinities);
      return;
    }
    const seconds = config?.clientIP?.timeoutSeconds;
    if (seconds === undefined || (seconds > 0 && seconds <= mostAffinitySeconds)) return;
    at.child('sessionAffinityConfig')
      .child('clientIP')
      .child('timeoutSeconds')
      .invalid(seconds, `must be greater than 0 and less than ${mostAffinitySeconds}`);
  },
};

/** The rules of what a Service is and whom it serves. */
export const serviceTypeRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  checkServiceType,
  refuseHeadlessNodePorts,
  checkExternalName,
  checkServiceSelector,
  checkSessionAffinity,
];
