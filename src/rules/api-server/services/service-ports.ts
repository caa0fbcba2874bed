import type { Rule } from '../../rule';
import { dns1123LabelErrors } from '../formats/dns-name';
import { portNameErrors, portNumberErrors } from '../formats/port';
import { qualifiedNameErrors } from '../formats/qualified-name';
import { allocatedNodePorts } from './node-ports';
import {
  opensNodePorts,
  type ServicePortNode,
  type ServiceScope,
  type ServiceSpecNode,
} from './service-scope';

const page = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const protocols: readonly string[] = ['SCTP', 'TCP', 'UDP'];

/** A Service without ports has nothing to offer, unless it is but a name. */
export const requireServicePorts: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'require-service-ports',
  refuses: 'a Service without ports that is neither headless nor of the type ExternalName',
  covers: ['SVC-3'],
  reference: `${page}#defining-a-service`,
  check(_, at, { ports, headless, type }) {
    if (ports.length === 0 && !headless && type !== 'ExternalName') at.child('ports').required();
  },
};

const requirePortName: Rule<ServicePortNode, ServiceScope> = {
  id: 'require-service-port-name',
  refuses: 'a port without a name beside others, and a name that is no DNS label',
  covers: ['SVC-11', 'SVC-12'],
  reference: `${page}#multi-port-services`,
  check({ name }, at, { ports }) {
    if (name) {
      const errors = dns1123LabelErrors(name);
      if (errors.length > 0) at.child('name').invalidEach(name, errors);
    } else if (ports.length > 1) at.child('name').required();
  },
};

const checkPortNumber: Rule<ServicePortNode, ServiceScope> = {
  id: 'check-service-port-number',
  refuses: 'a port that is no port number',
  covers: ['SVC-14'],
  check({ port = 0 }, at) {
    const errors = portNumberErrors(port);
    if (errors.length > 0) at.child('port').invalidEach(port, errors);
  },
};

const checkPortProtocol: Rule<ServicePortNode, ServiceScope> = {
  id: 'check-service-port-protocol',
  of: 'protocol',
  refuses: 'a protocol other than TCP, UDP and SCTP',
  covers: ['SVC-16'],
  reference: 'https://kubernetes.io/docs/reference/networking/service-protocols/',
  remedy: 'set protocol to TCP, and name HTTP and its like in appProtocol',
  check({ protocol }, at) {
    if (protocol && !protocols.includes(protocol)) {
      at.child('protocol').notSupported(protocol, protocols);
    }
  },
};

const checkTargetPort: Rule<ServicePortNode, ServiceScope> = {
  id: 'check-target-port',
  refuses: 'a targetPort that is neither a port number nor the name of a port',
  covers: ['SVC-17', 'SVC-18'],
  reference: `${page}#field-spec-ports`,
  check({ targetPort, port = 0 }, at) {
    const target = targetPort || port;
    const errors = typeof target === 'number' ? portNumberErrors(target) : portNameErrors(target);
    if (errors.length > 0) at.child('targetPort').invalidEach(target, errors);
  },
};

const checkAppProtocol: Rule<ServicePortNode, ServiceScope> = {
  id: 'check-app-protocol',
  of: 'appProtocol',
  refuses: 'an appProtocol that is no qualified name',
  covers: ['SVC-19'],
  reference: `${page}#application-protocol`,
  check({ appProtocol }, at) {
    if (appProtocol === undefined) return;
    at.child('appProtocol').invalidEach(appProtocol, qualifiedNameErrors(appProtocol));
  },
};

/** The rules of one port of a Service. */
export const servicePortRules: readonly Rule<ServicePortNode, ServiceScope>[] = [
  requirePortName,
  checkPortNumber,
  checkPortProtocol,
  checkTargetPort,
  checkAppProtocol,
];

/** Clients tell ports apart by name, and by number and protocol. */
export const refuseDuplicatePorts: Rule<ServiceSpecNode, ServiceScope> = {
  id: 'refuse-duplicate-service-ports',
  refuses: 'two ports of one name, or of one number and protocol',
  covers: ['SVC-13', 'SVC-20'],
  reference: `${page}#multi-port-services`,
  check(spec, at, scope) {
    const { ports } = scope;
    if (ports.length < 2) return;
    const names = new Set<string>();
    const numbers = new Set<string>();
    const onNodes = new Set<string>();
    const nodePorts = nodePortsOf(spec, scope);
    ports.forEach(({ name, port = 0, protocol }, position) => {
      const place = at.child('ports').index(position);
      if (name && isKnown(names, name)) place.child('name').duplicate(name);
      const transport = protocol || 'TCP';
      if (isKnown(numbers, `${transport} ${port}`)) place.duplicate({ protocol: transport, port });
      const nodePort = nodePorts[position];
      if (nodePort && isKnown(onNodes, `${transport} ${nodePort}`)) {
        place.child('nodePort').duplicate(nodePort);
      }
    });
  },
};

function nodePortsOf(spec: ServiceSpecNode, scope: ServiceScope): readonly (number | undefined)[] {
  if (opensNodePorts(scope)) return allocatedNodePorts(spec, scope).nodePorts;
  return scope.ports.map(({ nodePort }) => nodePort);
}

function isKnown(set: Set<string>, key: string): boolean {
  if (set.has(key)) return true;
  set.add(key);
  return false;
}
