import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import {
  checkClusterIps,
  checkIpFamilies,
  matchClusterIps,
  matchIpFamilyPolicy,
  refuseImpossibleClusterIps,
  warnOfChosenClusterIps,
} from './cluster-ips';
import { checkSourceRangesAnnotation, loadBalancerRules } from './load-balancers';
import {
  refuseNodePortsOfClusterIp,
  refuseTakenNodePorts,
  warnOfUnusualNodePorts,
} from './node-ports';
import { refuseDuplicatePorts, requireServicePorts, servicePortRules } from './service-ports';
import {
  serviceScope,
  type ServiceNode,
  type ServiceScope,
  type ServiceSpecNode,
} from './service-scope';
import { serviceTypeRules } from './service-type';
import { matchTopologyAnnotations, serviceWarnings, warnOfTopologyHints } from './service-warnings';
import { trafficRules } from './traffic-policies';

/** The rules of a Service as a whole. */
export const serviceRules: readonly Rule<ServiceNode>[] = [
  matchTopologyAnnotations,
  checkSourceRangesAnnotation,
  warnOfTopologyHints,
];

/** The rules of a Service's spec. */
export const serviceSpecRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  requireServicePorts,
  ...serviceTypeRules,
  refuseDuplicatePorts,
  refuseNodePortsOfClusterIp,
  ...loadBalancerRules,
  ...trafficRules,
  warnOfUnusualNodePorts,
  warnOfChosenClusterIps,
  ...serviceWarnings,
];

/** The rules of the addresses that a Service asks for. */
export const serviceAddressRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  matchClusterIps,
  checkIpFamilies,
  checkClusterIps,
];

/** The rules of families and addresses that are right in themselves. */
export const serviceFamilyRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  matchIpFamilyPolicy,
];

/** The rules of the addresses that the server cannot give. */
export const serviceRangeRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  refuseImpossibleClusterIps,
];

/** The rules of the ports on the nodes that a Service asks for. */
export const serviceNodePortRules: readonly Rule<ServiceSpecNode, ServiceScope>[] = [
  refuseTakenNodePorts,
];

const plan = planOf(serviceRules);
const specPlan = planOf(serviceSpecRules);
const portPlan = planOf(servicePortRules);
const addressPlan = planOf(serviceAddressRules);
const familyPlan = planOf(serviceFamilyRules);
const rangePlan = planOf(serviceRangeRules);
const nodePortPlan = planOf(serviceNodePortRules);

/** Gives a Service its addresses and ports, as the server does before it looks at anything else. */
export function allocateService({ spec = {} }: ServiceNode, at: FieldPath): void {
  const scope = serviceScope(spec);
  const { report } = at;
  runPlan(addressPlan, spec, at.child('spec'), scope);
  // Each step follows only where the one before it went well.
  runPlan(familyPlan, spec, at.in(~report.refusedBy).child('spec'), scope);
  runPlan(rangePlan, spec, at.in(~report.refusedBy).child('spec'), scope);
  runPlan(nodePortPlan, spec, at.in(~report.refusedBy).child('spec'), scope);
}

/** Judges a Service that has its addresses and ports. */
export function judgeService(object: ServiceNode, at: FieldPath): void {
  runPlan(plan, object, at, undefined);
  const { spec = {} } = object;
  const place = at.child('spec');
  const scope = serviceScope(spec);
  runPlan(specPlan, spec, place, scope);
  const { ports } = scope;
  if (ports.length === 0) return;
  const portsAt = place.child('ports');
  for (let i = 0; i < ports.length; i += 1) {
    runPlan(portPlan, ports[i] ?? {}, portsAt.index(i), scope);
  }
}
