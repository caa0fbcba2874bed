import type { NetworkPolicyPort } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { portNameErrors, portNumberErrors } from '../formats/port';

type Port = Decoded<NetworkPolicyPort>;

const protocols: readonly string[] = ['TCP', 'UDP', 'SCTP'];

/** Refuses ports of a NetworkPolicy that no packet can have. */
export function refuseMalformedPorts(ports: readonly Port[] | undefined, at: FieldPath): void {
  ports?.forEach((port, position) => refuseMalformedPort(port, at.index(position)));
}

function refuseMalformedPort({ protocol, port, endPort }: Port, at: FieldPath): void {
  if (protocol !== undefined && !protocols.includes(protocol)) {
    at.child('protocol').notSupported(protocol, protocols);
  }
  if (port === undefined) {
    if (endPort !== undefined) {
      at.child('endPort').invalid(endPort, 'may not be specified when `port` is not specified');
    }
  } else if (typeof port === 'number') refuseMalformedRange(port, endPort, at);
  else {
    if (endPort !== undefined) {
      at.child('endPort').invalid(endPort, 'may not be specified when `port` is non-numeric');
    }
    at.child('port').invalidEach(port, portNameErrors(port));
  }
}

function refuseMalformedRange(port: number, endPort: number | undefined, at: FieldPath): void {
  at.child('port').invalidEach(port, portNumberErrors(port));
  if (endPort === undefined) return;
  if (endPort < port) {
    at.child('endPort').invalid(port, 'must be greater than or equal to `port`');
  }
  at.child('endPort').invalidEach(endPort, portNumberErrors(endPort));
}
