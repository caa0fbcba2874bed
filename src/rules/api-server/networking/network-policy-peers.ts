import type { IPBlock, NetworkPolicyPeer } from '../../../kubernetes';
import type { Decoded } from '../../decoded';
import type { FieldPath } from '../../field-path';
import { contains, refuseUnlessCidr, type Cidr } from '../formats/cidr';
import { warnOfUnusualCidr } from '../formats/ip-warnings';
import { refuseMalformedSelector } from '../selectors/label-selector';

type Peer = Decoded<NetworkPolicyPeer>;

/** Refuses peers of a NetworkPolicy that name nothing, or addresses and pods at once. */
export function refuseMalformedPeers(peers: readonly Peer[] | undefined, at: FieldPath): void {
  peers?.forEach((peer, position) => refuseMalformedPeer(peer, at.index(position)));
}

function refuseMalformedPeer(peer: Peer, at: FieldPath): void {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  refuseMalformedSelector(podSelector, at.child('podSelector'));
  refuseMalformedSelector(namespaceSelector, at.child('namespaceSelector'));
  if (ipBlock !== undefined) refuseMalformedBlock(ipBlock, at.child('ipBlock'));
  const selects = podSelector !== undefined || namespaceSelector !== undefined;
  if (ipBlock === undefined && !selects) at.required('must specify a peer');
  if (ipBlock !== undefined && selects) {
    at.forbidden('may not specify both ipBlock and another peer');
  }
}

function refuseMalformedBlock({ cidr, except = [] }: Decoded<IPBlock>, at: FieldPath): void {
  if (!cidr) return at.child('cidr').required();
  const block = refuseUnlessCidr(cidr, at.child('cidr'));
  if (block === undefined) return;
  except.forEach((text, position) => {
    const place = at.child('except').index(position);
    const hole = refuseUnlessCidr(text, place);
    if (hole !== undefined && (!contains(block, hole) || bitsOf(block) >= bitsOf(hole))) {
      place.invalid(text, 'must be a strict subset of `cidr`');
    }
  });
}

// The server counts the bits as they are written, also of IPv4 addresses in the form of IPv6.
function bitsOf({ ip, length }: Cidr): number {
  return ip.mapped ? length + 96 : length;
}

/** Warns of blocks of addresses that not every program reads as the server does. */
export function warnOfUnusualPeers(peers: readonly Peer[] | undefined, at: FieldPath): void {
  peers?.forEach(({ ipBlock }, position) => {
    const place = at.index(position).child('ipBlock');
    if (ipBlock?.cidr !== undefined) warnOfUnusualCidr(ipBlock.cidr, place.child('cidr'));
    ipBlock?.except?.forEach((text, i) => warnOfUnusualCidr(text, place.child('except').index(i)));
  });
}
