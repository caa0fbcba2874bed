import type { IngressBackend, IngressServiceBackend } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { dns1123SubdomainErrors } from '../formats/dns-name';
import { pathSegmentErrors } from '../formats/path-segment';
import { portNameErrors, portNumberErrors } from '../formats/port';
import { serviceName } from '../metadata/object-name';

/** Where an Ingress sends requests, as rules meet it. */
export type BackendNode = Decoded<IngressBackend>;

/** Refuses a backend that is neither a Service with a port nor a resource, or both. */
export function refuseMalformedBackend({ service, resource }: BackendNode, at: FieldPath): void {
  if (service !== undefined && resource !== undefined) {
    return at.invalid('', 'cannot set both resource and service backends');
  }
  if (service !== undefined) return refuseMalformedService(service, at);
  if (resource !== undefined) return refuseMalformedResource(resource, at.child('resource'));
  at.invalid('', 'resource or service backend is required');
}

function refuseMalformedService(
  { name, port }: Decoded<IngressServiceBackend>,
  at: FieldPath,
): void {
  const place = at.child('service');
  if (name) serviceName(name, false, place.child('name'));
  else place.child('name').required();
  const portName = port?.name ?? '';
  const portNumber = port?.number ?? 0;
  if (portName !== '' && portNumber !== 0) {
    at.invalid('', 'cannot set both port name & port number');
  } else if (portName !== '') {
    place.child('port').child('name').invalidEach(portName, portNameErrors(portName));
  } else if (portNumber !== 0) {
    place.child('port').child('number').invalidEach(portNumber, portNumberErrors(portNumber));
  } else at.required('port name or number is required');
}

function refuseMalformedResource(
  { apiGroup, kind, name }: NonNullable<BackendNode['resource']>,
  at: FieldPath,
): void {
  if (apiGroup !== undefined) {
    at.child('apiGroup').invalidEach(apiGroup, dns1123SubdomainErrors(apiGroup));
  }
  if (kind) at.child('kind').invalidEach(kind, pathSegmentErrors(kind));
  else at.child('kind').required('kind is required');
  if (name) at.child('name').invalidEach(name, pathSegmentErrors(name));
  else at.child('name').required('name is required');
}
